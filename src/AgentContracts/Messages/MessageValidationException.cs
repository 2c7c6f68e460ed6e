using AgentContracts.Validation;

namespace AgentContracts;

/// <summary>A message breaks rules; nothing was sent.</summary>
public sealed class MessageValidationException : Exception
{
    /// <summary>Names every violation.</summary>
    public MessageValidationException(string message, IReadOnlyList<Violation> violations)
        : base($"{message} is not valid: {string.Join(" ", violations)}")
    {
        MessageName = message;
        Violations = violations;
    }

    /// <summary>The message's name on the wire.</summary>
    public string MessageName { get; }

    /// <summary>Every rule that is broken.</summary>
    public IReadOnlyList<Violation> Violations { get; }
}
