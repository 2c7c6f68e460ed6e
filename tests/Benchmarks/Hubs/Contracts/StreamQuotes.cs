using AgentContracts;

namespace Benchmarks.Hubs.Contracts;

/// <summary>Carries quotes at least once, in batches as large as those of the code that it is compared with.</summary>
[Channel("benchmark_stream", Tier.Fast, MaxAgeMs = 600_000, MaxQueue = 10_000, BatchSize = BatchSize)]
internal partial class StreamQuotes
{
    /// <summary>How many entries one read brings at most.</summary>
    public const int BatchSize = 100;
}
