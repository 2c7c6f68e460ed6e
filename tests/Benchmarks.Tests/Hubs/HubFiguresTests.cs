using AgentContracts.Testing.RedisServers;
using Benchmarks.Hubs;
using Benchmarks.Hubs.Rigs;
using Benchmarks.Hubs.Runs;

namespace Benchmarks.Tests.Hubs;

public sealed class HubFiguresTests
{
    [Fact]
    public void A_ratio_is_ours_by_theirs_in_the_same_round_and_the_figure_their_median()
    {
        var ours = Lane(RigKind.PubSub, [("rate@256", 50), ("rate@256", 300), ("rate@256", 80)]);
        var raw = Lane(RigKind.Raw, [("rate@256", 100), ("rate@256", 200), ("rate@256", 100)]);
        var queue = Lane(RigKind.RawQueue, [("rate@256", 10), ("rate@256", 20), ("rate@256", 10)]);

        var figures = HubFigures.Build([ours, raw, queue]);

        Assert.Equal(0.8, figures["pubsub.rate@256"].Estimate.Value, 12);
        Assert.False(figures["pubsub.rate@256"].IsResolved);
    }

    [Fact]
    public void Each_figure_is_compared_with_the_way_of_the_client_that_does_better_there()
    {
        var ours = Lane(RigKind.PubSub, [("rate@16", 100)], [("p50@1k", 30)]);
        var raw = Lane(RigKind.Raw, [("rate@16", 50)], [("p50@1k", 10)]);
        var queue = Lane(RigKind.RawQueue, [("rate@16", 200)], [("p50@1k", 20)]);

        var figures = HubFigures.Build([ours, raw, queue]);

        Assert.Equal(0.5, figures["pubsub.rate@16"].Estimate.Value);
        Assert.Equal(3, figures["pubsub.p50@1k"].Estimate.Value);
    }

    [Fact]
    public void Streams_are_compared_on_the_server_that_keeps_as_much()
    {
        var lanes = new[]
        {
            Lane(RigKind.Stream, [("rate@256", 75)]),
            Lane(RigKind.HandWrittenStream, [("rate@256", 100)]),
            Lane(RigKind.Stream, RedisPersistence.Always, [("rate@256", 10)]),
            Lane(RigKind.HandWrittenStream, RedisPersistence.Always, [("rate@256", 20)]),
        };

        var figures = HubFigures.Build(lanes);

        Assert.Equal((0.75, 0.5), (figures["stream.rate@256/none"].Estimate.Value, figures["stream.rate@256/always"].Estimate.Value));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void It_takes_fifteen_rounds_that_agree_to_resolve_a_figure(int rounds, bool isResolved)
    {
        var figures = HubFigures.Build([Lane(RigKind.Stream, Rounds("rate@256", 75, rounds)), Lane(RigKind.HandWrittenStream, Rounds("rate@256", 100, rounds))]);

        Assert.Equal(isResolved, figures["stream.rate@256/none"].IsResolved);
    }

    [Fact]
    public void In_process_counts_messages_of_one_processor()
    {
        var figures = HubFigures.Build([Lane(RigKind.InProcess, [("cpu@unawaited", 0.5)])]);

        Assert.Equal(2_000_000, figures["inprocess.rate/ours"].Estimate.Value);
    }

    [Fact]
    public void Goals_say_in_which_direction_they_are_met()
    {
        var figures = HubFigures.Build([Lane(RigKind.Stream, Rounds("rate@256", 75), Rounds("p50@1k", 12)), Lane(RigKind.HandWrittenStream, Rounds("rate@256", 100), Rounds("p50@1k", 10))]);
        var output = new StringWriter();

        HubTables.PrintGoals(figures, output);

        Assert.Matches("rate, 256 in flight +at least 0.750 +0.750 .* PASS", output.ToString());
        Assert.Matches("p50 at 1,000 a second +at most 1.10 +1.20 .* MISSED", output.ToString());
    }

    private static (string Figure, double Value)[] Rounds(string figure, double value, int rounds = HubOptions.LeastRounds) => [.. Enumerable.Repeat((figure, value), rounds)];

    private static RigLane Lane(RigKind rig, params (string Figure, double Value)[][] rounds) =>
        Lane(rig, rig == RigKind.InProcess ? null : RedisPersistence.None, rounds);

    /// <summary>Figures that are given one behind the other are a round each; several lists of one are the figures of one round.</summary>
    private static RigLane Lane(RigKind rig, RedisPersistence? persistence, params (string Figure, double Value)[][] figures)
    {
        var lane = new RigLane(rig, persistence);
        for (var round = 0; round < figures[0].Length; round++)
        {
            lane.Rounds.Add(figures.ToDictionary(values => values[round].Figure, values => values[round].Value));
        }

        return lane;
    }
}
