using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>What the registry knows of one agent instance.</summary>
public sealed record AgentRecord
{
    /// <summary>The agent's id.</summary>
    public required string Agent { get; init; }

    /// <summary>What kind of agent it is.</summary>
    public required string Type { get; init; }

    /// <summary>The instance's name among all instances.</summary>
    public required string Instance { get; init; }

    /// <summary>The hub that runs it, by its eight hex digits: all instances of one hub beat together.</summary>
    public required string Hub { get; init; }

    /// <summary>The machine.</summary>
    public required string Host { get; init; }

    /// <summary>The process on that machine.</summary>
    public required int Process { get; init; }

    /// <summary>When it entered, on the broker's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether it must be alone.</summary>
    public bool Exclusive { get; init; }

    /// <summary>
    /// The number that it entered with. Of two instances the later one has the higher number, also where the broker has lost its data in between: what an
    /// exclusive agent acts on can refuse one that is lower than it has seen.
    /// </summary>
    public long Fence { get; init; }

    /// <summary>How long its hub may be silent before it counts as inactive; <see cref="Timeout.InfiniteTimeSpan"/> where it sends no heartbeats.</summary>
    public TimeSpan InactiveAfter { get; init; }

    /// <summary>The channels that it subscribes to.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>The messages that it handles, as its build knows them.</summary>
    public ImmutableArray<ContractVersion> Handles { get; init; } = [];

    /// <summary>The messages that it may send, as its build knows them.</summary>
    public ImmutableArray<ContractVersion> Publishes { get; init; } = [];

    /// <summary>Whether it hears emergencies.</summary>
    public bool HearsEmergencies { get; init; }

    /// <summary>The silence that it is in; <see langword="null"/> while it is active.</summary>
    public Silence? Silence { get; init; }

    /// <summary>The last silence that ended with it.</summary>
    public Silence? Ended { get; init; }

    /// <summary>The instance in whose place it came.</summary>
    public string? Replaces { get; init; }

    /// <summary>Whether it is heard of.</summary>
    public bool IsActive => Silence is null;

    /// <summary>One number for all contracts that it handles or publishes: instances with the same number have the same contracts.</summary>
    public ulong Fingerprint => StableHash.Of(Contracts);

    /// <summary>The contracts that it handles or publishes, by name.</summary>
    public IEnumerable<ContractVersion> Contracts => Handles.Concat(Publishes).Distinct().OrderBy(static version => version.Message, StringComparer.Ordinal);
}
