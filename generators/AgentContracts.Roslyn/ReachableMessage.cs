namespace AgentContracts.Roslyn;

/// <summary>A message that an agent hears and does not ignore.</summary>
/// <param name="message">The message.</param>
/// <param name="subscriptions">The subscriptions that bring it, in source order; at least one.</param>
public sealed class ReachableMessage(MessageSymbol message, ImmutableArray<AgentLink> subscriptions)
{
    /// <summary>The message.</summary>
    public MessageSymbol Message { get; } = message;

    /// <summary>The subscriptions that bring it, in source order; at least one.</summary>
    public ImmutableArray<AgentLink> Subscriptions { get; } = subscriptions;
}
