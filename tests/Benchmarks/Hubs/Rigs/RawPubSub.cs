using Benchmarks.Hubs.Loads;
using StackExchange.Redis;

namespace Benchmarks.Hubs.Rigs;

/// <summary>StackExchange.Redis by hand: bytes in, bytes out, on two connections.</summary>
internal sealed class RawPubSub : IRig
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("benchmark_raw");

    private readonly ConnectionMultiplexer _sending;
    private readonly ConnectionMultiplexer _hearing;
    private readonly ISubscriber _publisher;
    private readonly SameBytes _bytes = SameBytes.OfPubSub();

    private RawPubSub(ConnectionMultiplexer sending, ConnectionMultiplexer hearing)
    {
        _sending = sending;
        _hearing = hearing;
        _publisher = sending.GetSubscriber();
    }

    /// <summary>Opens it.</summary>
    /// <param name="redis">The server.</param>
    /// <param name="arrivals">Hears of each message.</param>
    /// <param name="queued">Whether messages are heard through the client's queue, rather than through its callback.</param>
    public static async Task<IRig> OpenAsync(string redis, Arrivals arrivals, bool queued)
    {
        var rig = new RawPubSub(await PatientClient.ConnectAsync(redis), await PatientClient.ConnectAsync(redis));
        var subscriber = rig._hearing.GetSubscriber();
        if (queued)
        {
            (await subscriber.SubscribeAsync(Channel)).OnMessage(message => arrivals.Note(SameBytes.NumberOf((byte[])message.Message!)));
        }
        else
        {
            await subscriber.SubscribeAsync(Channel, (_, message) => arrivals.Note(SameBytes.NumberOf((byte[])message!)));
        }

        return rig;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => new(_publisher.PublishAsync(Channel, _bytes.With(number)));

    /// <inheritdoc/>
    public void Post(long number) => _publisher.Publish(Channel, _bytes.With(number), CommandFlags.FireAndForget);

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
    }
}
