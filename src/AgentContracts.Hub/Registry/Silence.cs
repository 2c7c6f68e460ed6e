using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>One time for which a hub, and so every agent that it runs, was not heard of. Everybody who notices it knows it by the same ids.</summary>
/// <param name="Hub">The hub, by its eight hex digits.</param>
/// <param name="Since">When its last lease ended, in Unix microseconds on the broker's clock.</param>
/// <param name="Agents">The ids of the agents that fell silent with it, in order.</param>
public sealed record Silence(string Hub, long Since, ImmutableArray<string> Agents)
{
    /// <summary>The id of the alert that tells of it, the same whoever sends it.</summary>
    public MessageId AlertId => new(StableHash.Of($"silence:{Hub}"), (ulong)Since);

    /// <summary>The id of the alert that tells of its end, the same whoever sends it.</summary>
    public MessageId RecoveryId => new(StableHash.Of($"recovery:{Hub}"), (ulong)Since);

    /// <summary>Whether it is the same silence.</summary>
    public bool IsSame(Silence? other) => other is not null && other.Hub == Hub && other.Since == Since;
}
