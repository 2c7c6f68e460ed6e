namespace Benchmarks.Scale;

/// <summary>A point, and what was measured there in each round.</summary>
/// <param name="Point">The point.</param>
internal sealed record ScaleLane(ScalePoint Point)
{
    /// <summary>The load whose rate counts.</summary>
    public const string Rate = "rate";

    /// <summary>The load whose latency counts.</summary>
    public const string Paced = "paced";

    /// <summary>Bytes that the system occupies.</summary>
    public const string Memory = "memory";

    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>The figures of each round, by name.</summary>
    public List<IReadOnlyDictionary<string, double>> Rounds { get; } = [];

    /// <summary>Messages a second of one processor, round by round.</summary>
    public double[] Rates => [.. Rounds.Select(static round => MicrosecondsPerSecond / round[$"cpu@{Rate}"])];

    /// <summary>Microseconds from before the send to the handler, round by round.</summary>
    public double[] Latencies => [.. Rounds.Select(static round => round[$"p50@{Paced}"])];

    /// <summary>Bytes, round by round.</summary>
    public double[] Bytes => [.. Rounds.Select(static round => round[Memory])];
}
