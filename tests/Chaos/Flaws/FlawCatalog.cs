using AgentContracts.Testing.Checking;
using AgentContracts.Testing.History;

namespace Chaos.Flaws;

/// <summary>All seeded mistakes with the situations in which they show.</summary>
internal static class FlawCatalog
{
    private const int Some = 60;
    private const int LeastMegabytes = 4;
    private const int MostMegabytes = 512;
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(100);

    public static IReadOnlyList<FlawTrial> All { get; } =
    [
        new(Flaw.NoAppendOnlyFile, ContradictionKind.Lost, ServerDiesAsync),
        new(Flaw.SyncsOnceASecond, ContradictionKind.Lost, ServerDiesWhileTheDiskIsBusyAsync),
        new(Flaw.FireAndForget, ContradictionKind.Lost, ServerDiesAsync),
        new(Flaw.SwallowsErrors, ContradictionKind.Lost, ServerDiesAsync),
        new(Flaw.BlindMaxLength, ContradictionKind.Lost, ReaderComesLateAsync),
        new(Flaw.TrimsForOneGroup, ContradictionKind.Lost, OneGroupIsSlowAsync),
        new(Flaw.GroupAtTheEnd, ContradictionKind.Lost, GroupIsMadeLateAsync),
        new(Flaw.GroupAgainAtTheEnd, ContradictionKind.Lost, GroupIsDestroyedAsync),
        new(Flaw.NeverRereadsPending, ContradictionKind.Lost, ServerDiesWhileReadingAsync),
        new(Flaw.HandlesPendingAgain, ContradictionKind.Duplicated, ServerDiesWhileReadingAsync),
        new(Flaw.AcknowledgesFirst, ContradictionKind.Lost, ReaderDiesAsync),
        new(Flaw.ReadsWithoutAcknowledging, ContradictionKind.Lost, ReaderDiesAsync),
        new(Flaw.NeverTakesOver, ContradictionKind.Lost, ReaderDiesAsync),
        new(Flaw.DeletesDeadConsumer, ContradictionKind.Lost, ReaderDiesAsync),
        new(Flaw.HidesRedelivery, ContradictionKind.Duplicated, ReaderDiesAsync),
        new(Flaw.TakesOverTheLiving, ContradictionKind.Duplicated, ReaderIsSlowAsync),
        new(Flaw.ForgetsFailures, ContradictionKind.Lost, HandlerFailsAsync),
        new(Flaw.DeliversStale, ContradictionKind.Stale, ServerHangsAsync),
        new(Flaw.HandlesInAnyOrder, ContradictionKind.Reordered, ReaderComesLateAsync),
        new(Flaw.SendsWhatItRefused, ContradictionKind.Unexplained, ReaderComesLateAsync),
        new(Flaw.SettlesWithoutHandling, ContradictionKind.Lost, ReaderComesLateAsync),
        new(Flaw.TakesRepeatsForDuplicates, ContradictionKind.Lost, ReaderDiesAsync),
        new(Flaw.SettlesTwice, ContradictionKind.Unexplained, ReaderComesLateAsync),
    ];

    private static async Task ServerDiesAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);
        await bench.KillServerAsync();
        var meanwhile = bench.AppendAsync(Some);
        await bench.StartServerAsync();
        await meanwhile;
        _ = bench.Start(bench.Reader("first"));
        await bench.AppendAsync(Some);
        await bench.RestAsync();
    }

    private static async Task ServerDiesWhileTheDiskIsBusyAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);

        // The server's own file keeps the disk busy, with twice as much each time. Once what is appended behind it was seen to wait for long enough, the
        // next that waits is met by the kill.
        var waited = TimeSpan.Zero;
        var isWaiting = false;
        var most = bench.Flaw == Flaw.SyncsOnceASecond ? MostMegabytes : LeastMegabytes;
        for (var megabytes = LeastMegabytes; megabytes <= most && !isWaiting; megabytes *= 2)
        {
            await bench.KeepDiskBusyAsync(megabytes);
            isWaiting = await bench.AppendUntilItWaitsAsync() && waited >= LongEnough;
            waited = isWaiting ? waited : await bench.WaitedAsync();
        }

        await bench.KillServerAsync();
        await bench.StartServerAsync();
        if (await bench.Database.StreamLengthAsync(PlainSystem.Stream) == bench.Appended)
        {
            bench.WhyNotShown = $"the disk wrote {most} MB without making the server wait, and nothing was lost with it";
        }

        _ = bench.Start(bench.Reader("first"));
        await bench.AppendAsync(1);
        await bench.RestAsync();
    }

    private static async Task ServerDiesWhileReadingAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);
        var dead = new TaskCompletionSource();
        var reader = bench.Reader("first", waitsAt: PlainSystem.Batch / 2, waitsFor: dead.Task);
        _ = bench.Start(reader);
        await bench.UntilAsync(() => reader.Begun == PlainSystem.Batch / 2);
        await bench.KillServerAsync();
        dead.SetResult();
        await bench.StartServerAsync();
        await bench.AppendAsync(1);
        await bench.RestAsync();
    }

    private static async Task ReaderComesLateAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(5 * Some);
        _ = bench.Start(bench.Reader("first"));
        await bench.RestAsync();
    }

    private static async Task OneGroupIsSlowAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.MakeGroupAsync(PlainSystem.SlowAgent);
        await bench.AppendAsync(Some);
        _ = bench.Start(bench.Reader("first"));
        await bench.RestAsync();

        var groups = await bench.Database.StreamGroupInfoAsync(PlainSystem.Stream);
        var finished = bench.Flaw == Flaw.TrimsForOneGroup ? groups.Max(static group => group.LastDeliveredId) : groups.Min(static group => group.LastDeliveredId);
        await bench.Database.StreamTrimByMinIdAsync(PlainSystem.Stream, finished);
        await bench.AppendAsync(1);
        _ = bench.Start(bench.Reader("second", PlainSystem.SlowAgent));
        await bench.RestAsync();
        await bench.RestAsync(PlainSystem.SlowAgent);
    }

    private static async Task GroupIsMadeLateAsync(PlainBench bench)
    {
        await bench.AppendAsync(Some);
        await PlainReader.MakeGroupAsync(bench.Database, PlainSystem.Agent, bench.Flaw == Flaw.GroupAtTheEnd ? "$" : "0");
        _ = bench.Start(bench.Reader("first"));
        await bench.AppendAsync(1);
        await bench.RestAsync();
    }

    private static async Task GroupIsDestroyedAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);
        bench.Log.Fault("group");
        await bench.Database.StreamDeleteConsumerGroupAsync(PlainSystem.Stream, PlainSystem.Agent);
        var reader = bench.Reader("first");
        _ = bench.Start(reader);
        await bench.UntilAsync(() => bench.Database.StreamGroupInfo(PlainSystem.Stream).Length > 0);
        await bench.AppendAsync(1);
        await bench.RestAsync();
    }

    private static async Task ReaderDiesAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);
        var first = bench.Reader("first", diesAt: PlainSystem.Batch / 2);
        await bench.Start(first);
        bench.Log.Fault("first");
        var second = bench.Reader("second");
        if (bench.Flaw == Flaw.DeletesDeadConsumer)
        {
            await bench.Database.StreamDeleteConsumerAsync(PlainSystem.Stream, PlainSystem.Agent, "first");
        }
        else if (bench.Flaw != Flaw.NeverTakesOver)
        {
            await second.TakeOverAsync("first");
        }

        _ = bench.Start(second);
        await bench.RestAsync();
    }

    private static async Task ReaderIsSlowAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(PlainSystem.Batch);
        var first = bench.Reader("first", work: TimeSpan.FromMilliseconds(5));
        _ = bench.Start(first);
        await bench.UntilAsync(() => first.Begun > 0);
        var second = bench.Reader("second");
        if (bench.Flaw == Flaw.TakesOverTheLiving)
        {
            await second.TakeOverAsync("first");
        }

        _ = bench.Start(second);
        await bench.RestAsync();
    }

    private static async Task HandlerFailsAsync(PlainBench bench)
    {
        await bench.MakeGroupAsync();
        await bench.AppendAsync(Some);
        _ = bench.Start(bench.Reader("first", failsAt: Some / 2));
        await bench.RestAsync();
    }

    private static async Task ServerHangsAsync(PlainBench bench)
    {
        await bench.ListenAsync();
        await bench.PublishAsync(Some);
        await bench.PauseServerAsync();
        var published = bench.PublishAsync(Some);
        var since = TimeProvider.System.GetTimestamp();
        await bench.UntilAsync(() => TimeProvider.System.GetElapsedTime(since) > 2 * PlainSystem.MaxAge);
        await bench.ResumeServerAsync();
        await published;
        await bench.PublishAsync(1);
        await bench.UntilAsync(() => bench.Log.Read().Count(static one => one.Kind == EventKind.Settled) >= (2 * Some) + 1);
    }
}
