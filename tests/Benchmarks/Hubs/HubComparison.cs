using Benchmarks.Hubs.Runs;

namespace Benchmarks.Hubs;

/// <summary>A lane of ours beside those that it is compared with.</summary>
/// <param name="Name">What begins the names of its figures.</param>
/// <param name="Ours">Our lane.</param>
/// <param name="Others">The lanes of the peer; of several, each figure is compared with the one that does better there.</param>
/// <param name="Suffix">What ends the names of its figures.</param>
internal sealed record HubComparison(string Name, string Ours, string[] Others, string Suffix = "")
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HubComparison> All { get; } =
    [
        new("pubsub", "pubsub", ["raw", "raw-queue"]),
        new("handwritten", "pubsub", ["hand-written"]),
        new("stream", "stream", ["hand-written-stream"], "/none"),
        new("stream", "stream/always", ["hand-written-stream/always"], "/always"),
        new("nats", "pubsub", ["nats"]),
        new("stream-pubsub", "stream", ["raw", "raw-queue"], "/none"),
    ];

    /// <summary>What it takes to compare.</summary>
    public string Needs => $"{Ours} is compared with {string.Join(" and ", Others)}";

    /// <summary>Ours ÷ theirs, round by round.</summary>
    public double[] Ratios(IReadOnlyDictionary<string, RigLane> lanes, string figure)
    {
        var other = Others.Select(name => lanes[name].Values(figure)).MaxBy(values => Merit(figure, Statistics.Median.Of(values.ToArray())))!;
        return [.. lanes[Ours].Values(figure).Zip(other, static (ours, theirs) => ours / theirs)];
    }

    /// <summary>Whether more of it is better.</summary>
    public static bool IsRate(string figure) => figure.StartsWith("rate", StringComparison.Ordinal);

    private static double Merit(string figure, double value) => IsRate(figure) ? value : -value;
}
