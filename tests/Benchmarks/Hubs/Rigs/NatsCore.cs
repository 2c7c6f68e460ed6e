using System.Threading.Channels;
using Benchmarks.Hubs.Loads;
using NATS.Client.Core;

namespace Benchmarks.Hubs.Rigs;

/// <summary>Another engine by hand: bytes in, bytes out, on two connections. A send ends when the client has it, and nobody says whether the server does.</summary>
internal sealed class NatsCore : IRig
{
    private const string Subject = "benchmark_raw";

    /// <summary>More than one load sends: what is not heard in time is lost otherwise.</summary>
    private const int MostWaiting = 1_000_000;

    private readonly NatsConnection _sending;
    private readonly NatsConnection _hearing;
    private readonly SameBytes _bytes = SameBytes.OfPubSub();
    private Task _loop = Task.CompletedTask;

    private NatsCore(NatsConnection sending, NatsConnection hearing)
    {
        _sending = sending;
        _hearing = hearing;
    }

    /// <summary>Opens it.</summary>
    /// <param name="server">Where the server is, as host:port.</param>
    /// <param name="arrivals">Hears of each message.</param>
    public static async Task<IRig> OpenAsync(string server, Arrivals arrivals)
    {
        var options = new NatsOpts { Url = $"nats://{server}", SubPendingChannelCapacity = MostWaiting, SubPendingChannelFullMode = BoundedChannelFullMode.Wait };
        var rig = new NatsCore(new NatsConnection(options), new NatsConnection(options));
        await rig._sending.ConnectAsync();
        var subscription = await rig._hearing.SubscribeCoreAsync<byte[]>(Subject);

        // Behind the subscription, on its connection: when it is answered, the server knows of both.
        await rig._hearing.PingAsync();
        rig._loop = Task.Run(() => HearAsync(subscription, arrivals));
        return rig;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => _sending.PublishAsync(Subject, _bytes.With(number));

    /// <inheritdoc/>
    public void Post(long number) => _ = SendAsync(number).AsTask();

    /// <inheritdoc/>
    public void Check(long sent)
    {
        // Whoever sends by hand has no account.
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sending.DisposeAsync();
        await _hearing.DisposeAsync();
        await _loop;
    }

    private static async Task HearAsync(INatsSub<byte[]> subscription, Arrivals arrivals)
    {
        await foreach (var message in subscription.Msgs.ReadAllAsync())
        {
            arrivals.Note(SameBytes.NumberOf(message.Data));
        }
    }
}
