using Benchmarks.Hubs.Loads;
using Benchmarks.Hubs.Rigs;

namespace Benchmarks.Hubs.Runs;

/// <summary>One rig under every load, in the process that it has for itself.</summary>
internal static class RigRun
{
    private static readonly Load WarmUp = new() { Name = "warm-up", Messages = 30_000, InFlight = 64 };

    /// <summary>Measures a rig.</summary>
    /// <param name="rig">Which.</param>
    /// <param name="redis">The server; <see langword="null"/> where it needs none.</param>
    /// <param name="quick">Whether a few messages are enough.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">The rig does not do what it should.</exception>
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(RigKind rig, string? redis, bool quick)
    {
        var arrivals = new Arrivals();
        await using var opened = await rig.OpenAsync(redis, arrivals);
        var figures = new Dictionary<string, double>();
        var sent = 0L;

        // Twice: the second time through what the first has made the compiler optimize.
        foreach (var load in quick ? Load.Quick : [WarmUp, WarmUp with { InFlight = 0 }, WarmUp, .. Load.Full])
        {
            var measured = await load.RunAsync(opened, arrivals);
            sent += load.Messages;
            foreach (var (name, value) in measured)
            {
                figures[name] = value;
            }
        }

        // Whoever has handled the last message still writes its outcome.
        await Settled(opened, sent);
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
