using Benchmarks.Figures;

namespace Benchmarks.Hubs;

/// <summary>What a figure should be.</summary>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Figure">Its name.</param>
/// <param name="Limit">What it should be at least where <paramref name="AtLeast"/> says so, otherwise at most.</param>
/// <param name="AtLeast">Whether more is better.</param>
internal sealed record HubGoal(string Title, string Figure, double Limit, bool AtLeast)
{
    /// <summary>The goals of the hub, which the README of this project repeats.</summary>
    public static IReadOnlyList<HubGoal> All { get; } =
    [
        Least("pub/sub ÷ StackExchange.Redis: rate, 16 in flight", "pubsub.rate@16", 1),
        Least("  256 in flight", "pubsub.rate@256", 1),
        Least("  unawaited", "pubsub.rate@unawaited", 0.9),
        Most("  processor time per message, 256 in flight", "pubsub.cpu@256", 1.1),
        Most("  bytes allocated per message, 256 in flight", "pubsub.bytes@256", 1.2),
        Most("  p50 at 1,000 a second", "pubsub.p50@1k", 1.05),
        Most("  p50 at 10,000 a second", "pubsub.p50@10k", 1.05),
        Least("pub/sub ÷ System.Text.Json by hand: rate, 256 in flight", "handwritten.rate@256", 1.4),
        Least("streams ÷ streams by hand: rate, 256 in flight", "stream.rate@256/none", 0.75),
        Least("  with appendfsync always", "stream.rate@256/always", 0.75),
        Most("  p50 at 1,000 a second", "stream.p50@1k/none", 1.1),
        Most("  with appendfsync always", "stream.p50@1k/always", 1.1),
        Most("streams ÷ pub/sub of StackExchange.Redis: p50 at 1,000 a second", "stream-pubsub.p50@1k/none", 1.5),
        Least("in process: messages a second of one processor", "inprocess.rate/ours", 3_000_000),
    ];

    /// <summary>Whether a figure is what it should be.</summary>
    public bool IsMetBy(Figure figure) => AtLeast ? figure.Estimate.Value >= Limit : figure.Estimate.Value <= Limit;

    private static HubGoal Least(string title, string figure, double limit) => new(title, figure, limit, true);

    private static HubGoal Most(string title, string figure, double limit) => new(title, figure, limit, false);
}
