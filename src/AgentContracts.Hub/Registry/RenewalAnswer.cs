using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>What the registry says to the renewal of leases.</summary>
/// <param name="Version">Its version: where it is another than one knows, something has changed.</param>
/// <param name="Missing">The holders that have no lease any more, and got none.</param>
public sealed record RenewalAnswer(long Version, ImmutableArray<string> Missing);
