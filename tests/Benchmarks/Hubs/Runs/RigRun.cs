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
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(RigKind rig, string? redis, bool quick) =>
        // Twice: the second time through what the first has made the compiler optimize.
        await MeasureAsync(arrivals => rig.OpenAsync(redis, arrivals), quick ? Load.Quick : [WarmUp, WarmUp with { InFlight = 0 }, WarmUp, .. Load.Full]);

    /// <summary>Measures a rig.</summary>
    /// <param name="open">Opens it.</param>
    /// <param name="loads">What it is put under, one after the other; of those with one name the last counts.</param>
    /// <param name="rest">What is waited for after each of them, if anything.</param>
    /// <returns>Figures by name.</returns>
    /// <exception cref="RigException">The rig does not do what it should.</exception>
    public static async Task<Dictionary<string, double>> MeasureAsync(Func<Arrivals, Task<IRig>> open, IReadOnlyList<Load> loads, Func<Task>? rest = null)
    {
        var arrivals = new Arrivals();
        await using var opened = await open(arrivals);
        var figures = new Dictionary<string, double>();
        var sent = 0L;
        foreach (var load in loads)
        {
            var measured = await load.RunAsync(opened, arrivals);
            sent += load.Messages;
            foreach (var (name, value) in measured)
            {
                figures[name] = value;
            }

            await (rest?.Invoke() ?? Task.CompletedTask);
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
