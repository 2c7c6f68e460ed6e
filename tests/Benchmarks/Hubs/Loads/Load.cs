using System.Diagnostics;
using Benchmarks.Hubs.Rigs;

namespace Benchmarks.Hubs.Loads;

/// <summary>A way to put messages on their way.</summary>
internal sealed record Load
{
    /// <summary>What ends the names of its figures, such as <c>256</c> or <c>1k</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many messages.</summary>
    public required int Messages { get; init; }

    /// <summary>How many sends are awaited at any time; 0 where none is.</summary>
    public int InFlight { get; init; }

    /// <summary>How many are sent in a second; 0 for as many as can be.</summary>
    public int Rate { get; init; }

    /// <summary>Those of whole runs.</summary>
    public static IReadOnlyList<Load> Full { get; } =
    [
        new() { Name = "1", Messages = 5_000, InFlight = 1 },
        new() { Name = "16", Messages = 40_000, InFlight = 16 },
        new() { Name = "256", Messages = 80_000, InFlight = 256 },
        new() { Name = "unawaited", Messages = 100_000 },
        new() { Name = "1k", Messages = 1_000, Rate = 1_000 },
        new() { Name = "10k", Messages = 5_000, Rate = 10_000 },
    ];

    /// <summary>The same in a few milliseconds each, to see that they run.</summary>
    public static IReadOnlyList<Load> Quick { get; } = [.. Full.Select(static load => load with { Messages = 200 })];

    /// <summary>Sends the messages, and says what it cost until all had arrived.</summary>
    /// <returns>Figures by name, such as <c>rate@256</c>.</returns>
    public async Task<IReadOnlyDictionary<string, double>> RunAsync(IRig rig, Arrivals arrivals)
    {
        arrivals.Expect(Messages, timed: Rate > 0);
        using var process = Process.GetCurrentProcess();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var processor = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await (Rate > 0 ? Task.Run(() => SendPaced(rig, arrivals, start)) : InFlight > 0 ? SendAwaitedAsync(rig) : Task.Run(() => PostAll(rig)));
        await arrivals.WhenAllAsync();
        process.Refresh();
        var spent = (process.TotalProcessorTime - processor).TotalMicroseconds / Messages;
        var allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / Messages;
        return Rate > 0
            ? new Dictionary<string, double> { [$"p50@{Name}"] = arrivals.Percentile(0.5), [$"p99@{Name}"] = arrivals.Percentile(0.99), [$"p99.9@{Name}"] = arrivals.Percentile(0.999) }
            : new Dictionary<string, double>
            {
                [$"rate@{Name}"] = Messages / Stopwatch.GetElapsedTime(start, arrivals.LastAt).TotalSeconds,
                [$"cpu@{Name}"] = spent,
                [$"bytes@{Name}"] = allocated,
            };
    }

    private void SendPaced(IRig rig, Arrivals arrivals, long start)
    {
        for (var i = 0; i < Messages; i++)
        {
            Pace.WaitUntil(start + (long)((double)i * Stopwatch.Frequency / Rate));
            arrivals.NoteSent(i);
            rig.Post(i);
        }
    }

    private void PostAll(IRig rig)
    {
        for (var i = 0; i < Messages; i++)
        {
            rig.Post(i);
        }
    }

    private async Task SendAwaitedAsync(IRig rig)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(SendAsync)));

        async Task SendAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < Messages)
            {
                await rig.SendAsync(number);
            }
        }
    }
}
