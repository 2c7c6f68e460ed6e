namespace Benchmarks.Measuring;

/// <summary>Lanes that run in the same rounds, so that what disturbs one disturbs the others.</summary>
/// <param name="lanes">The lanes.</param>
/// <param name="comparisons">What is to be known about them.</param>
internal sealed class Field(IReadOnlyList<Lane> lanes, IReadOnlyList<Comparison> comparisons)
{
    private int _rounds;

    /// <summary>The lanes.</summary>
    public IReadOnlyList<Lane> Lanes { get; } = lanes;

    /// <summary>What is to be known about them.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; } = comparisons;

    /// <summary>Chooses for every lane how many operations take about <paramref name="duration"/>.</summary>
    public void Calibrate(ICpuClock clock, TimeSpan duration)
    {
        foreach (var lane in Lanes)
        {
            lane.Operations = Calibration.Operations(lane, clock, duration);
        }
    }

    /// <summary>Runs every lane once, in the order that is this round's turn.</summary>
    public void RunRound(ICpuClock clock)
    {
        foreach (var index in Rotation.Order(Lanes.Count, _rounds++))
        {
            var lane = Lanes[index];
            lane.Prepare();
            var start = clock.Nanoseconds;
            lane.Run(lane.Operations);
            lane.Times.Add((double)(clock.Nanoseconds - start) / lane.Operations);
            lane.CleanUp();
        }
    }
}
