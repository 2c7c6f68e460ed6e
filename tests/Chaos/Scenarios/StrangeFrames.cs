using System.Text;
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

    public static Scenario Scenario { get; } = new(
        "strange-frames", "any bytes from anybody: no crash, no hang; each is counted, what cannot be read as invalid and kept with its reason", RunAsync);

    private static async Task RunAsync(ScenarioRun run)
    {
        await using var bench = await HubBench.OpenAsync(static contracts => contracts.AddAgent<Clerk>().AddAgent<Watcher>(), [new ChannelPromise("orders", "clerk")], run.Stop);
        await using var stranger = await ConnectionMultiplexer.ConnectAsync(bench.Server.ConnectionString);
        var database = stranger.GetDatabase();
        var random = new Random(Seed);
        var frames = run.Size(2_000, 1_000_000);
        for (var sent = 1; sent <= frames; sent++)
        {
            var frame = Mutate(random);
#pragma warning disable CTR2010 // a stranger has no hub
            _ = sent % 2 == 0
                ? await database.StreamAddAsync("{orders}:stream", "frame", frame)
                : await database.PublishAsync(RedisChannel.Literal("ticks"), frame);
#pragma warning restore CTR2010
            if (sent % 100_000 == 0)
            {
                run.Tell($"{sent:N0} of {frames:N0} frames");
            }
        }

        // The agents still work, which a message of their own shows.
        await bench.Feeder.SendAsync(new Contracts.Order(1, "BTC/USD"), run.Stop);
        await HubBench.UntilAsync(() => bench.Snapshot.Ledger.Sum(static row => row.Received) > frames, TimeSpan.FromSeconds(30), run.Stop);
        var verdict = await bench.RestAsync(TimeSpan.FromSeconds(30), run.Stop);
        var ledger = bench.Snapshot.Ledger;
        run.Note("frames", frames);
        run.Note("received", ledger.Sum(static row => row.Received));
        run.Note("invalid", ledger.Sum(static row => row.Invalid));
        run.Expect(ledger.Sum(static row => row.Received) == frames + 1, $"{ledger.Sum(static row => row.Received)} copies were received, {frames + 1} were sent");
        run.Expect(ledger.All(static row => row is { IsBalanced: true, InFlight: 0 }), "the ledger is not balanced");
        run.Expect(ledger.Sum(static row => row.Invalid) > frames / 2, "most of the frames should be invalid");
        run.Note("kept", await CountKeptAsync(bench, run));
        run.Expect(verdict.Count(ContradictionKind.Lost) == 0, "the message after the strange ones was not handled");
    }

    /// <summary>Looks at what is kept of the refused ones: the newest of each channel, each with its reason.</summary>
    private static async Task<int> CountKeptAsync(HubBench bench, ScenarioRun run)
    {
        var kept = 0;
        foreach (var channel in (string[])["orders", "ticks"])
        {
            var before = kept;
            await foreach (var letter in bench.Services.GetRequiredService<ITransport>().ReadDeadLettersAsync(channel, run.Stop))
            {
                kept++;
                run.Expect(letter.Reason != DeadLetterReason.Invalid || !string.IsNullOrEmpty(letter.Detail), $"a frame on {channel} was refused and kept without a reason");
            }

            run.Expect(kept > before, $"no refused frame of {channel} was kept");
        }

        return kept;
    }

    /// <summary>A frame that was right once, or never.</summary>
    private static byte[] Mutate(Random random)
    {
        if (random.Next(4) == 0)
        {
            var noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            return noise;
        }

        var frame = Encoding.UTF8.GetBytes(
            $$"""{"message_type":"{{(random.Next(8) == 0 ? "nobody_knows" : "order")}}","message_id":"{{Guid.NewGuid():n}}","source_agent":"stranger","priority":"medium","timestamp":{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}.5,"number":{{random.Next()}},"symbol":"BTC/USD"}""");
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            frame[random.Next(frame.Length)] = (byte)random.Next(256);
        }

        return random.Next(6) == 0 ? frame[..random.Next(frame.Length)] : frame;
    }
}
