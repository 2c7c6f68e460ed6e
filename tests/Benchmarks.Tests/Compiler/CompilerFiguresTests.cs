using Benchmarks.Compiler;
using Benchmarks.Compiler.Builds;
using Benchmarks.Measuring;
using Benchmarks.Suites;

namespace Benchmarks.Tests.Compiler;

public sealed class CompilerFiguresTests
{
    private readonly StopRule _rule = new(TimeProvider.System) { LeastRounds = 2 };

    [Fact]
    public void Ratios_are_of_the_same_round_and_times_in_milliseconds()
    {
        var clock = new ManualClock();
        var ours = new SyntheticLane(clock, static call => 1e6 * (call + 1));
        var peer = new SyntheticLane(clock, static call => 4e6 * (call + 1));
        Field field = new([ours, peer], [new("cold", CompilerFigures.Series(Peer.MemoryPack, 1000), ours, peer)]);
        var figures = new CompilerFigures(_rule);

        new CompilerMeasurement(clock, new(TimeProvider.System) { MostRounds = 3 }, warmUps: 1)
            .Run([new("cold", [new(Peer.None, 1000, ours), new(Peer.MemoryPack, 1000, peer)], field)], static _ => { }, TestContext.Current.CancellationToken);
        figures.Add(new CompilerField("cold", [new(Peer.None, 1000, ours), new(Peer.MemoryPack, 1000, peer)], field));

        Assert.Equal(0.25, figures.Figures["cold/memorypack/1000"].Estimate.Value);
        Assert.Equal(3, figures.Figures["cold.ms/ours/1000"].Estimate.Value);
        Assert.Equal(12, figures.Figures["cold.ms/memorypack/1000"].Estimate.Value);
    }

    [Fact]
    public void What_a_build_takes_without_a_generator_is_no_cost_of_the_generator()
    {
        var times = new BuildTimes();
        foreach (var (generator, with, milliseconds) in ((string, bool, double)[])[(Peer.None, true, 7000), (Peer.None, false, 4000), (Peer.MemoryPack, true, 9500), (Peer.MemoryPack, false, 3500)])
        {
            times.Add(generator, with, milliseconds);
        }

        var figures = new CompilerFigures(_rule);
        figures.Add(times, 1000);

        Assert.Equal(0.5, figures.Figures["build/memorypack/1000"].Estimate.Value);
        Assert.Equal(3000, figures.Figures["build.added.ms/ours/1000"].Estimate.Value);
        Assert.Equal(9500, figures.Figures["build.ms/memorypack/1000"].Estimate.Value);
    }

    [Fact]
    public void What_makes_a_round_ready_is_not_charged()
    {
        var clock = new ManualClock();
        var lane = new PreparedLane(clock);

        new Field([lane], []).RunRound(clock);

        Assert.Equal([100], lane.Times);
        Assert.Equal(["prepare", "run", "clean up"], lane.Calls);
    }

    private sealed class PreparedLane(ManualClock clock) : Lane("prepared")
    {
        public List<string> Calls { get; } = [];

        public override void Prepare() => Charge("prepare", 1000);

        public override void Run(int operations) => Charge("run", 100);

        public override void CleanUp() => Charge("clean up", 1000);

        private void Charge(string call, double nanoseconds)
        {
            Calls.Add(call);
            clock.Charge(nanoseconds);
        }
    }
}
