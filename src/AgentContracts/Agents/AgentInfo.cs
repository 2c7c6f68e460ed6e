using System.Collections.Immutable;

namespace AgentContracts;

/// <summary>What is known of an agent at compile time.</summary>
public abstract class AgentInfo
{
    /// <summary>The id on the wire; also the name of its consumer group.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of agent it is; the id unless set.</summary>
    public required string Type { get; init; }

    /// <summary>Whether only one instance may run at a time.</summary>
    public bool Exclusive { get; init; }

    /// <summary>How many messages one instance handles at once; at least 1.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>The channels that it hears, in source order.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>The messages that it handles.</summary>
    public abstract IEnumerable<MessageInfo> Handles { get; }

    /// <summary>The messages that it hears and leaves alone.</summary>
    public ImmutableArray<MessageInfo> Ignores { get; init; } = [];

    /// <summary>The messages that it may send.</summary>
    public ImmutableArray<MessageInfo> Publishes { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Id;
}
