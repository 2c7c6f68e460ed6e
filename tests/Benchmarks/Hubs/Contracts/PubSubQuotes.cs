using AgentContracts;

namespace Benchmarks.Hubs.Contracts;

/// <summary>Carries quotes at most once. The queue and the age are so large that no load, however unlike its tier, loses one.</summary>
[Channel("benchmark_quotes", Tier.UltraHft, MaxAgeMs = 600_000, MaxQueue = 1_000_000)]
internal partial class PubSubQuotes;
