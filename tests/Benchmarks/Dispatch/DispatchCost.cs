using Benchmarks.Measuring;

namespace Benchmarks.Dispatch;

/// <summary>What a step of ours costs: how much longer a lane takes with it than without.</summary>
/// <param name="Step">The step, in the names of figures.</param>
/// <param name="With">The lane with it.</param>
/// <param name="Without">The lane without it; <see langword="null"/> where the lane is nothing but the step.</param>
internal sealed record DispatchCost(string Step, Lane With, Lane? Without = null)
{
    /// <summary>The name of its figure.</summary>
    public string Name => $"{Step}.ns/{Suites.Peer.None}";

    /// <summary>Nanoseconds, round by round.</summary>
    public double[] Nanoseconds() => Without is null ? [.. With.Times] : [.. With.Times.Zip(Without.Times, static (with, without) => with - without)];
}
