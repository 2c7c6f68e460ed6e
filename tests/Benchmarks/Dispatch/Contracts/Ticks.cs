using AgentContracts;

namespace Benchmarks.Dispatch.Contracts;

/// <summary>Carries ticks. None is ever too old, and there is room for all of a round.</summary>
[Channel("benchmark_ticks", Tier.UltraHft, MaxAgeMs = 86_400_000, MaxQueue = 1_000_000)]
internal partial class Ticks;
