using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>What is to become of the registry, in one step or not at all.</summary>
/// <param name="Judged">The version that it was decided by: where it is another by now, nothing is changed.</param>
/// <param name="Next">The version that it leads to.</param>
public sealed record RegistryChange(long Judged, long Next)
{
    /// <summary>Leases that must still be so, for they may be renewed without a new version.</summary>
    public ImmutableArray<Lease> Unchanged { get; init; } = [];

    /// <summary>Records that are written, in place of those of the same instances.</summary>
    public ImmutableArray<AgentRecord> Written { get; init; } = [];

    /// <summary>Instances whose records are removed.</summary>
    public ImmutableArray<string> Removed { get; init; } = [];

    /// <summary>Leases that are granted.</summary>
    public ImmutableArray<Lease> Granted { get; init; } = [];

    /// <summary>Holders whose leases are taken away.</summary>
    public ImmutableArray<string> Withdrawn { get; init; } = [];

    /// <summary>Contracts that are to be known from now on.</summary>
    public ImmutableArray<ContractSchema> Schemas { get; init; } = [];
}
