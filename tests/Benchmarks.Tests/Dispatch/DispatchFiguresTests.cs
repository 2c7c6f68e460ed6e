using Benchmarks.Dispatch;
using Benchmarks.Measuring;
using Benchmarks.Suites;

namespace Benchmarks.Tests.Dispatch;

public sealed class DispatchFiguresTests
{
    private readonly ManualClock _clock = new();
    private readonly StopRule _rule = new(TimeProvider.System) { LeastRounds = 2 };

    [Fact]
    public void A_ratio_is_ours_by_the_peer_in_the_same_round_and_a_step_costs_what_it_adds()
    {
        var ours = Lane(static call => 10 * (call + 1));
        var peer = Lane(static call => 40 * (call + 1));
        var accounted = Lane(static call => (10 * (call + 1)) + 5);
        accounted.Allocated = 7;
        DispatchField field = new(new([ours, peer, accounted], [new("dispatch.1", Peer.Direct, ours, peer)]), [new("dispatch", ours), new("ledger", accounted, ours)]);

        Run(field, 3);
        var figures = DispatchFigures.Build([field], _rule);

        Assert.Equal(0.25, figures["dispatch.1/direct"].Estimate.Value);
        Assert.Equal(20, figures["dispatch.ns/ours"].Estimate.Value);
        Assert.Equal(5, figures["ledger.ns/ours"].Estimate.Value);
        Assert.True(figures["ledger.ns/ours"].IsResolved);
        Assert.False(figures["dispatch.ns/ours"].IsResolved);
        Assert.Null(figures.Find("alloc.ledger/ours"));
    }

    [Fact]
    public void Bytes_are_our_own_and_a_multiple_of_a_peers_only_where_it_allocates_some()
    {
        var (ours, frugal, wasteful, wayIn) = (Lane(), Lane(), Lane(), Lane());
        (ours.Allocated, wasteful.Allocated, wayIn.Allocated) = (64, 256, 400);
        DispatchField field = new(
            new([ours, frugal, wasteful, wayIn], [new("dispatch.1", Peer.Direct, ours, frugal), new("dispatch.1", Peer.MediatR, ours, wasteful)]), [new("dispatch", ours), new("wayin", wayIn)]);

        Run(field, 1);
        var figures = DispatchFigures.Build([field], _rule);

        Assert.Equal((64, 0.25, 400), (figures["alloc.dispatch.1/ours"].Estimate.Value, figures["alloc.dispatch.1/mediatr"].Estimate.Value, figures["alloc.wayin/ours"].Estimate.Value));
        Assert.Null(figures.Find("alloc.dispatch.1/direct"));
    }

    [Fact]
    public void Only_the_lanes_that_wanted_figures_need_are_run()
    {
        var (ours, peer, ledger, wayIn) = (Lane(), Lane(), Lane(), Lane());
        DispatchField field = new(
            new([ours, peer, ledger, wayIn], [new("dispatch.1", Peer.Direct, ours, peer)]), [new("ledger", ledger, ours), new("wayin", wayIn)]);

        Assert.Equal([ours, ledger], field.Narrow(static name => name == "ledger.ns/ours").Field.Lanes);
        Assert.Equal([wayIn], field.Narrow(static name => name == "alloc.wayin/ours").Field.Lanes);
        Assert.Equal([ours, peer], field.Narrow(static name => name == "alloc.dispatch.1/ours").Field.Lanes);
        Assert.Empty(field.Narrow(static name => name == "dispatch.1/nobody").Field.Lanes);
    }

    private SyntheticLane Lane(Func<int, double>? nanoseconds = null) => new(_clock, nanoseconds ?? (static _ => 1));

    private void Run(DispatchField field, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            field.Field.RunRound(_clock);
        }
    }
}
