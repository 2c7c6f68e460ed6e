using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>The registry at one moment.</summary>
/// <param name="Version">Grows with every change but the renewal of a lease; 0 where nothing was ever entered.</param>
/// <param name="Agents">Every instance that has entered and not left.</param>
/// <param name="Leases">The end of each lease by its holder, in Unix microseconds.</param>
public sealed record RegistryPage(long Version, ImmutableArray<AgentRecord> Agents, ImmutableDictionary<string, long> Leases)
{
    /// <summary>The page of a registry that nobody has entered.</summary>
    public static RegistryPage Empty { get; } = new(0, [], ImmutableDictionary<string, long>.Empty);

    /// <summary>When a lease ends; 0 for one that was never granted.</summary>
    public long LeaseOf(string holder) => Leases.GetValueOrDefault(holder);

    /// <summary>An instance's record, if it is there.</summary>
    public AgentRecord? Find(string instance) => Agents.FirstOrDefault(record => record.Instance == instance);
}
