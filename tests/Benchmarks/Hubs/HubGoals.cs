using Benchmarks.Goals;

namespace Benchmarks.Hubs;

/// <summary>The goals of the hub, which the README of this project repeats.</summary>
internal static class HubGoals
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FigureGoal> All { get; } =
    [
        FigureGoal.Least("pub/sub ÷ StackExchange.Redis: rate, 16 in flight", "pubsub.rate@16", 1),
        FigureGoal.Least("  256 in flight", "pubsub.rate@256", 1),
        FigureGoal.Least("  unawaited", "pubsub.rate@unawaited", 0.9),
        FigureGoal.Most("  processor time per message, 256 in flight", "pubsub.cpu@256", 1.1),
        FigureGoal.Most("  bytes allocated per message, 256 in flight", "pubsub.bytes@256", 1.2),
        FigureGoal.Most("  p50 at 1,000 a second", "pubsub.p50@1k", 1.05),
        FigureGoal.Most("  p50 at 10,000 a second", "pubsub.p50@10k", 1.05),
        FigureGoal.Least("pub/sub ÷ System.Text.Json by hand: rate, 256 in flight", "handwritten.rate@256", 1.4),
        FigureGoal.Least("streams ÷ streams by hand: rate, 256 in flight", "stream.rate@256/none", 0.75),
        FigureGoal.Least("  with appendfsync always", "stream.rate@256/always", 0.75),
        FigureGoal.Most("  p50 at 1,000 a second", "stream.p50@1k/none", 1.1),
        FigureGoal.Most("  with appendfsync always", "stream.p50@1k/always", 1.1),
        FigureGoal.Most("streams ÷ pub/sub of StackExchange.Redis: p50 at 1,000 a second", "stream-pubsub.p50@1k/none", 1.5),
        FigureGoal.Least("in process: messages a second of one processor", "inprocess.rate/ours", 3_000_000),
    ];
}
