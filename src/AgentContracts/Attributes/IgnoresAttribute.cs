namespace AgentContracts;

/// <summary>Says that an agent hears a message on a channel but leaves it alone; each one is counted as ignored.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
/// <param name="reason">Why, for the next reader.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IgnoresAttribute<TMessage>(string reason) : Attribute
{
    /// <summary>Why the message is left alone.</summary>
    public string Reason { get; } = reason;
}
