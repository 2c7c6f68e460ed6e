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
        "many-channels", "1,000 channels after two quick kills of Redis: each is heard again, and each message is handed over once", RunAsync)
    {
        Length = "10 s",
        ShortLength = "2 s",
    };

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

    /// <summary>Publishes where nothing was heard yet until all have heard something that was published since the server was killed.</summary>
    private static async Task<int> RevivedAsync(ITransport transport, HeardChannel[] channels, CancellationToken stop)
    {
        foreach (var channel in channels)
        {
            channel.CountFrom(MessageId.Next());
        }

        var began = TimeProvider.System.GetTimestamp();
        while (channels.Any(static channel => channel.Heard == 0) && TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await Task.WhenAll(channels.Where(static channel => channel.Heard == 0).Select(channel => PublishAsync(transport, channel, stop)));
            await Task.Delay(BetweenAttempts, stop);
        }

        return channels.Count(static channel => channel.Heard > 0);
    }

    /// <summary>Publishes one message on each, and counts the copies of that one: what was asked before may still be on its way.</summary>
    private static async Task<int> HeardOnceAsync(ITransport transport, HeardChannel[] channels, CancellationToken stop)
    {
        foreach (var channel in channels)
        {
            channel.CountFrom(MessageId.Next());
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

    /// <summary>A channel, with how often it was heard since a moment.</summary>
    private sealed class HeardChannel(string name) : IDeliverySink
    {
        private readonly Lock _gate = new();
        private int _heard;
        private ulong _from;

        public ChannelInfo Info { get; } = new() { Name = name, Tier = Tier.UltraHft };

        public ITransportSubscription? Subscription { get; set; }

        public int Heard => Volatile.Read(ref _heard);

        /// <summary>Begins to count what is sent from now on; a late frame from before does not count.</summary>
        /// <param name="marker">A new id: ids count up.</param>
        public void CountFrom(MessageId marker)
        {
            lock (_gate)
            {
                (_from, _heard) = (marker.Number, 0);
            }
        }

        public ValueTask AcceptAsync(DeliveredFrame delivery)
        {
            var number = MessageFrame.ReadHeader(delivery.Bytes.Span).MessageId.Number;
            lock (_gate)
            {
                _heard += number > _from ? 1 : 0;
            }

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
