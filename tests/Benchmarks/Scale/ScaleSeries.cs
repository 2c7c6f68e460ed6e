using Benchmarks.Scale.Projects;

namespace Benchmarks.Scale;

/// <summary>What is measured: systems of which one thing grows.</summary>
internal static class ScaleSeries
{
    /// <summary>A thousand agents on ten thousand channels, and one on one.</summary>
    public const string AgentsOnChannels = "agents-channels";

    /// <summary>The points of whole runs.</summary>
    public static IReadOnlyList<ScalePoint> Full { get; } = Build(500, [1, 10, 100, 1_000, 10_000], [1, 10, 100, 1_000], [10, 100, 1_000], [64, 1_024, 16_384, 65_536]);

    /// <summary>The same with systems so small that they are compiled in a moment.</summary>
    public static IReadOnlyList<ScalePoint> Quick { get; } = Build(10, [1, 10, 20], [1, 10], [10, 20], [64, 1_024]);

    private static IReadOnlyList<ScalePoint> Build(int manyTypes, int[] channels, int[] agents, int[] types, int[] payloads)
    {
        var one = new ScaleShape(1, 1, 1);
        return
        [
            .. channels.Select(number => new ScalePoint("channels", number, Channels(number))),
            .. agents.Select(number => new ScalePoint("agents", number, new ScaleShape(agents[^1], agents[^1], number))),
            .. types.Select(static number => new ScalePoint("types", number, new ScaleShape(number, 1, 1))),
            .. payloads.Select(number => new ScalePoint("payload", number, one) { Payload = number, IsEncoded = true }),
            new(AgentsOnChannels, 1, one),
            new(AgentsOnChannels, agents[^1], new ScaleShape(manyTypes, channels[^1], agents[^1])),
            .. channels.Where(static (_, index) => index % 2 == 0).Select(number => new ScalePoint("channels-redis", number, Channels(number)) { IsOverRedis = true }),
            .. payloads.Select(number => new ScalePoint("payload-redis", number, one) { Payload = number, IsOverRedis = true }),
        ];

        // As many agents as a type has routes at the most, so that none hears a message twice.
        ScaleShape Channels(int number) => new(manyTypes, number, Math.Min(number, Math.Max(1, channels[^1] / manyTypes)));
    }
}
