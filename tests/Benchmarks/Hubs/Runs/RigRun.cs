using Benchmarks.Hubs.Loads;
using Benchmarks.Hubs.Rigs;

namespace Benchmarks.Hubs.Runs;

/// <summary>One rig under every load, in the process that it has for itself.</summary>
internal static class RigRun
{
    private static readonly Load WarmUp = new() { Name = "warm-up", Messages = 30_000, InFlight = 64 };

    // Awaited and not, in turns: code goes up a tier with each time.
    private static readonly IReadOnlyList<Load> WarmUps = [.. Enumerable.Range(0, 6).Select(static i => i % 2 == 0 ? WarmUp : WarmUp with { InFlight = 0 })];

    /// <summary>Measures a rig.</summary>
    /// <param name="rig">Which.</param>
    /// <param name="redis">The server; <see langword="null"/> where it needs none.</param>
    /// <param name="quick">Whether a few messages are enough.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">The rig does not do what it should.</exception>
    public static Task<Dictionary<string, double>> MeasureAsync(RigKind rig, string? redis, bool quick) =>
        MeasureAsync(arrivals => rig.OpenAsync(redis, arrivals), quick ? [] : WarmUps, quick ? Load.Quick : Load.Full);

    /// <summary>Measures a rig.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="warmUps">What it is put under first, with a rest for the compiler after each; nothing of it is measured.</param>
    /// <param name="loads">What it is put under then, one after the other.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">The rig does not do what it should.</exception>
    public static async Task<Dictionary<string, double>> MeasureAsync(Func<Arrivals, Task<IRig>> open, IReadOnlyList<Load> warmUps, IReadOnlyList<Load> loads)
    {
        var arrivals = new Arrivals();
        await using var rig = await open(arrivals);
        foreach (var load in warmUps)
        {
            await load.RunAsync(rig, arrivals);
            await CompilerRest.WaitAsync();
        }

        var figures = new Dictionary<string, double>();
        foreach (var load in loads)
        {
            foreach (var (name, value) in await load.RunAsync(rig, arrivals))
            {
                figures.Add(name, value);
            }
        }

        // Whoever has handled the last message still writes its outcome.
        await Settled(rig, warmUps.Concat(loads).Sum(static load => (long)load.Messages));
        return figures;
    }

    private static async Task Settled(IRig rig, long sent)
    {
        const int Patience = 100;
        for (var i = 0; ; i++)
        {
            try
            {
                rig.Check(sent);
                return;
            }
            catch (RigException) when (i < Patience)
            {
                await Task.Delay(20);
            }
        }
    }
}
