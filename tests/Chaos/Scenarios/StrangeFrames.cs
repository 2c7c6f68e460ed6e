using AgentContracts.Hub.Transport;
using AgentContracts.Testing.Checking;
using Chaos.Contracts;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Chaos.Scenarios;

/// <summary>A stranger sends bytes of all kinds to a hub at work, over pub/sub and over a stream.</summary>
internal static class StrangeFrames
{
    private const int Seed = 20261123;
    private const int MostKept = 10_000;

    public static Scenario Scenario { get; } = new(
        "strange-frames", "any bytes from anybody: no crash, no hang; each is counted, what cannot be read as invalid and kept with its reason", RunAsync)
    {
        Length = "15 min",
        ShortLength = "5 s",
    };

    private static async Task RunAsync(ScenarioRun run)
    {
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Clerk>().AddAgent<Watcher>(), [new ChannelPromise("orders", "clerk")], run.Stop);
        await using var stranger = await ConnectionMultiplexer.ConnectAsync(bench.Server.ConnectionString);
        var database = stranger.GetDatabase();
        var fuzzer = new FrameFuzzer(Seed);
        var frames = run.Size(2_000, 1_000_000);
        var copies = 0;
        for (var sent = 1; sent <= frames; sent++)
        {
            run.Stop.ThrowIfCancellationRequested();
            var frame = fuzzer.Next();
            var isPublished = sent % 2 == 0;
            copies += isPublished && FrameFuzzer.IsTail(frame) ? 0 : 1;
#pragma warning disable CTR2010 // a stranger has no hub
            _ = isPublished
                ? await database.PublishAsync(RedisChannel.Literal("ticks"), frame)
                : await database.StreamAddAsync("{orders}:stream", sent % 101 == 0 ? "frames" : "frame", frame);
#pragma warning restore CTR2010
            if (sent % 100_000 == 0)
            {
                run.Tell($"{sent:N0} of {frames:N0} frames");
            }
        }

        // The agents still work, which a message of their own shows.
        await bench.Feeder.SendAsync(new Contracts.Order(1, "BTC/USD"), run.Stop);
        await HubBench.UntilAsync(() => bench.Snapshot.Ledger.Sum(static row => row.Received) > copies, TimeSpan.FromSeconds(30), run.Stop);
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(30), run.Stop);
        var ledger = bench.Snapshot.Ledger;
        run.Note("frames", frames);
        run.Note("copies", copies);
        run.Note("received", ledger.Sum(static row => row.Received));
        run.Note("invalid", ledger.Sum(static row => row.Invalid));
        run.Expect(ledger.Sum(static row => row.Received) == copies + 1, $"{ledger.Sum(static row => row.Received)} copies were received, {copies + 1} were sent");
        run.Expect(ledger.All(static row => row is { IsBalanced: true, InFlight: 0 }), "the ledger is not balanced");
        run.Expect(ledger.Sum(static row => row.Invalid) > frames / 3, "more of the frames should be invalid");
        run.Expect(ledger.Sum(static row => row.Handled) > 1, "some of the frames should be right");
        run.Note("kept", await CountKeptAsync(bench, run));
        run.Expect(verdict.Count(ContradictionKind.Lost) == 0, "the message after the strange ones was not handled");
    }

    /// <summary>Looks at what is kept of the refused ones: the newest of each channel, each with its reason.</summary>
    private static async Task<int> CountKeptAsync(HubBench bench, ScenarioRun run)
    {
        var all = 0;
        foreach (var channel in (string[])["orders", "ticks"])
        {
            var kept = 0;
            await foreach (var letter in bench.Services.GetRequiredService<ITransport>().ReadDeadLettersAsync(channel, run.Stop))
            {
                kept++;
                run.Expect(letter.Reason != DeadLetterReason.Invalid || !string.IsNullOrEmpty(letter.Detail), $"a frame on {channel} was refused and kept without a reason");
            }

            // How many are kept is bounded, a little above the bound.
            var invalid = bench.Snapshot.Ledger.Where(row => row.Channel == channel).Sum(static row => row.Invalid);
            run.Expect(kept >= Math.Min(invalid, MostKept) && kept <= invalid, $"{kept} refused frames of {channel} were kept, {invalid} were refused");
            all += kept;
        }

        return all;
    }
}
