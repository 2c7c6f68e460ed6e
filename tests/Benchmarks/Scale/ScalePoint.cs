using Benchmarks.Hubs.Loads;
using Benchmarks.Scale.Projects;

namespace Benchmarks.Scale;

/// <summary>One point of a series: a system, and what is sent through it.</summary>
/// <param name="Series">What grows.</param>
/// <param name="Number">How many of it there are here.</param>
/// <param name="Shape">The system.</param>
internal sealed record ScalePoint(string Series, int Number, ScaleShape Shape)
{
    private const int MostMessages = 100_000;
    private const int MostBytes = 1 << 26;

    /// <summary>How long the text of a message is, in bytes. 64 unless set.</summary>
    public int Payload { get; init; } = 64;

    /// <summary>Whether messages are encoded and decoded in process as well, where they travel as objects otherwise.</summary>
    public bool IsEncoded { get; init; }

    /// <summary>Whether messages go over Redis.</summary>
    public bool IsOverRedis { get; init; }

    /// <summary>What its figures are called.</summary>
    public string Name => FormattableString.Invariant($"{Series}/{Number}");

    /// <summary>The file of a system, and what this program is told to send through it.</summary>
    public IEnumerable<string> Arguments(string project, string? redis, bool quick) =>
    [
        ScaleBenchmark.PointCommand, project, "--payload", FormattableString.Invariant($"{Payload}"),
        .. IsEncoded ? ["--encoded"] : (string[])[],
        .. IsOverRedis && redis is not null ? ["--redis", redis] : (string[])[],
        .. quick ? ["--quick"] : (string[])[],
    ];

    /// <summary>What is sent: as many messages as fit into the memory of a small machine, while all of them wait.</summary>
    /// <param name="payload">How long their text is.</param>
    /// <param name="inFlight">How many sends are awaited at any time; 0 where none is.</param>
    /// <param name="quick">Whether a few are enough.</param>
    public static IReadOnlyList<Load> Loads(int payload, int inFlight, bool quick) =>
        [RateLoad(payload, inFlight, quick), new Load { Name = ScaleLane.Paced, Messages = quick ? 50 : 1_000, Rate = 1_000 }];

    /// <summary>What is sent before that: code goes up a tier with each time.</summary>
    /// <param name="payload">How long their text is.</param>
    /// <param name="inFlight">How many sends are awaited at any time; 0 where none is.</param>
    public static IReadOnlyList<Load> WarmUps(int payload, int inFlight) => [.. Enumerable.Repeat(RateLoad(payload, inFlight, quick: false), 3)];

    private static Load RateLoad(int payload, int inFlight, bool quick) =>
        new() { Name = ScaleLane.Rate, Messages = quick ? 200 : Math.Min(MostMessages, MostBytes / payload), InFlight = inFlight };
}
