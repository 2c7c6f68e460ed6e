using System.Text.Json;
using Benchmarks.Hubs.Loads;
using StackExchange.Redis;

namespace Benchmarks.Hubs.Rigs;

/// <summary>The code that a user would write by hand: a record through System.Text.Json over StackExchange.Redis.</summary>
internal sealed class HandWrittenPubSub : IRig
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("benchmark_hand_written");

    private readonly ConnectionMultiplexer _sending;
    private readonly ConnectionMultiplexer _hearing;
    private readonly ISubscriber _publisher;

    private HandWrittenPubSub(ConnectionMultiplexer sending, ConnectionMultiplexer hearing)
    {
        _sending = sending;
        _hearing = hearing;
        _publisher = sending.GetSubscriber();
    }

    /// <summary>Opens it.</summary>
    public static async Task<IRig> OpenAsync(string redis, Arrivals arrivals)
    {
        var rig = new HandWrittenPubSub(await PatientClient.ConnectAsync(redis), await PatientClient.ConnectAsync(redis));
        await rig._hearing.GetSubscriber().SubscribeAsync(
            Channel, (_, message) => arrivals.Note(JsonSerializer.Deserialize((byte[])message!, HandWrittenJson.Default.HandWrittenQuote)!.Number));
        return rig;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => new(_publisher.PublishAsync(Channel, Encode(number)));

    /// <inheritdoc/>
    public void Post(long number) => _publisher.Publish(Channel, Encode(number), CommandFlags.FireAndForget);

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

    private static byte[] Encode(long number) => JsonSerializer.SerializeToUtf8Bytes(
        new HandWrittenQuote("BTC/USD", 64_250.5, 64_251.25, 0.75, 1.5, number), HandWrittenJson.Default.HandWrittenQuote);
}
