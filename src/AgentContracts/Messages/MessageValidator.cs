using System.Runtime.CompilerServices;
using AgentContracts.Validation;

namespace AgentContracts;

/// <summary>Validates messages and parts outside the hub.</summary>
public static class MessageValidator
{
    /// <summary>Every rule that <paramref name="value"/> breaks; empty where it is valid.</summary>
    public static IReadOnlyList<Violation> Validate<T>(in T value) where T : IContract<T>
    {
        var violations = default(Violations);
        T.Validate(value, ref violations);
        return violations.ToList();
    }

    /// <summary>How many rules <paramref name="value"/> breaks; which ones, where that is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Verdict<T> Judge<T>(in T value) where T : IContract<T>
    {
        var violations = Violations.Counting();
        T.Validate(value, ref violations);
        return new Verdict<T>(in value, violations.Count);
    }

    /// <summary>Refuses a message that breaks a rule.</summary>
    /// <exception cref="MessageValidationException">It breaks at least one; all are named.</exception>
    public static void ThrowIfInvalid<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>
    {
        var violations = default(Violations);
        TMessage.Validate(message, ref violations);
        if (violations.Count != 0)
        {
            throw new MessageValidationException(TMessage.Info.Name, violations.ToList());
        }
    }
}
