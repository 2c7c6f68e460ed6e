using AgentContracts;
using AgentContracts.Hub.Transport;
using Chaos.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Scenarios;

/// <summary>A hub hears a thousand channels while Redis is killed twice, the second time before the first is forgotten.</summary>
internal static class ManyChannels
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    public static Scenario Scenario { get; } = new(
        "many-channels", "1,000 channels after two quick kills of Redis: each is heard again, and each message is handed over once", RunAsync);

    private static async Task RunAsync(ScenarioRun run)
    {
        await using var bench = await HubBench.OpenAsync(static _ => { }, [], run.Stop);
        var transport = bench.Services.GetRequiredService<ITransport>();
        HeardChannel[] channels = [.. Enumerable.Range(1, run.Size(200, 1_000)).Select(static number => new HeardChannel($"many_{number}"))];
        foreach (var channel in channels)
        {
            channel.Subscription = await transport.ListenAsync(channel.Info, channel, run.Stop);
        }

        var rounds = run.Cycles(2, 10);
        var (live, once, most) = (channels.Length, 0, 0.0);
        for (var round = 1; round <= rounds; round++)
        {
            await bench.CrashServerAsync(TimeSpan.FromMilliseconds(50), run.Stop);
            await Task.Delay(TimeSpan.FromMilliseconds(15 * round), run.Stop);
            await bench.CrashServerAsync(TimeSpan.FromMilliseconds(50), run.Stop);
            var back = TimeProvider.System.GetTimestamp();
            live = Math.Min(live, await RevivedAsync(transport, channels, run.Stop));
            var took = TimeProvider.System.GetElapsedTime(back).TotalMilliseconds;
            most = Math.Max(most, took);

            // What was asked before has come by now: one subscription hears in the order in which was published.
            once = await HeardOnceAsync(transport, channels, run.Stop);
            run.Tell($"round {round} of {rounds}: {live} live again after {took:0} ms, {once} of them heard one message once");
            run.Expect(live == channels.Length, $"{live} of {channels.Length} channels were heard again in round {round}");
            run.Expect(once == channels.Length, $"{once} of {channels.Length} channels handed a message over exactly once in round {round}; {channels.FirstOrDefault(static channel => channel.Heard != 1)?.Info.Name} did so {channels.FirstOrDefault(static channel => channel.Heard != 1)?.Heard} times");
        }

        foreach (var channel in channels)
        {
            await channel.Subscription!.DisposeAsync();
        }

        run.Note("channels", channels.Length);
        run.Note("double_kills", rounds);
        run.Note("live", live);
        run.Note("heard_once", once);
        run.Note("all_live_most_ms", most);
    }

    /// <summary>Publishes where nothing was heard yet until all have heard something.</summary>
    private static async Task<int> RevivedAsync(ITransport transport, HeardChannel[] channels, CancellationToken stop)
    {
        foreach (var channel in channels)
        {
            channel.Heard = 0;
        }

        var began = TimeProvider.System.GetTimestamp();
        while (channels.Any(static channel => channel.Heard == 0) && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.WhenAll(channels.Where(static channel => channel.Heard == 0).Select(channel => PublishAsync(transport, channel, stop)));
            await Task.Delay(BetweenAttempts, stop);
        }

        return channels.Count(static channel => channel.Heard > 0);
    }

    private static async Task<int> HeardOnceAsync(ITransport transport, HeardChannel[] channels, CancellationToken stop)
    {
        foreach (var channel in channels)
        {
            channel.Heard = 0;
        }

        await Task.WhenAll(channels.Select(channel => PublishAsync(transport, channel, stop)));
        await HubBench.UntilAsync(() => channels.All(static channel => channel.Heard > 0), Patience, stop);

        // A second callback would follow the first at once.
        await Task.Delay(10 * BetweenAttempts, stop);
        return channels.Count(static channel => channel.Heard == 1);
    }

    private static Task PublishAsync(ITransport transport, HeardChannel channel, CancellationToken stop)
    {
        var header = new MessageHeader
        {
            MessageType = MessageInfo.Of<Tick>().Name,
            MessageId = MessageId.Next(),
            SourceAgent = "feeder",
            Priority = Priority.Critical,
            Timestamp = transport.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000,
        };
        return transport.PublishAsync(channel.Info, new Frame<Tick>(header, new Tick(1)), stop).AsTask();
    }

    /// <summary>A channel, with how often it was heard.</summary>
    private sealed class HeardChannel(string name) : IDeliverySink
    {
        private int _heard;

        public ChannelInfo Info { get; } = new() { Name = name, Tier = Tier.UltraHft };

        public ITransportSubscription? Subscription { get; set; }

        public int Heard
        {
            get => Volatile.Read(ref _heard);
            set => Volatile.Write(ref _heard, value);
        }

        public ValueTask AcceptAsync(DeliveredFrame delivery)
        {
            Interlocked.Increment(ref _heard);
            return ValueTask.CompletedTask;
        }

        public void Tail(string sender, long last, ReadOnlySpan<long> refused)
        {
            // Whether something is missing at the end is not what is looked at.
        }

        public bool MakeRoom() => false;

        public void Evicted(DeliveredFrame delivery)
        {
            // Nothing waits here.
        }
    }
}
