using Benchmarks.Hubs.Contracts;
using Benchmarks.Hubs.Loads;
using StackExchange.Redis;

namespace Benchmarks.Hubs.Rigs;

/// <summary>At least once by hand: XADD, a blocking XREADGROUP on a connection of its own, and one XACK for each batch.</summary>
internal sealed class HandWrittenStream : IRig
{
    private const string Stream = "benchmark_hand_written_stream";
    private const string Group = "listener";
    private const string Consumer = "one";
    private const string Field = "m";

    private readonly ConnectionMultiplexer _sending;
    private readonly ConnectionMultiplexer _reading;
    private readonly IDatabase _database;
    private readonly SameBytes _bytes = SameBytes.OfStream();
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    private HandWrittenStream(ConnectionMultiplexer sending, ConnectionMultiplexer reading)
    {
        _sending = sending;
        _reading = reading;
        _database = sending.GetDatabase();
    }

    /// <summary>Opens it on a stream without entries.</summary>
    public static async Task<IRig> OpenAsync(string redis, Arrivals arrivals)
    {
        var rig = new HandWrittenStream(await PatientClient.ConnectAsync(redis), await PatientClient.ConnectAsync(redis));
        await rig._database.KeyDeleteAsync(Stream);
        await rig._database.StreamCreateConsumerGroupAsync(Stream, Group, "0", createStream: true);
        rig._loop = Task.Run(() => rig.ReadAsync(arrivals));
        return rig;
    }

    /// <inheritdoc/>
    public ValueTask SendAsync(long number) => new(_database.StreamAddAsync(Stream, Field, _bytes.With(number)));

    /// <inheritdoc/>
    public void Post(long number) => _database.StreamAdd(Stream, Field, _bytes.With(number), flags: CommandFlags.FireAndForget);

    /// <inheritdoc/>
    public void Check(long sent)
    {
        if (_database.StreamPending(Stream, Group).PendingMessageCount is > 0 and var pending)
        {
            throw new RigException($"{pending} entries were not acknowledged.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        await _sending.DisposeAsync();
        await _reading.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task ReadAsync(Arrivals arrivals)
    {
        var database = _reading.GetDatabase();
        object[] read = ["GROUP", Group, Consumer, "COUNT", StreamQuotes.BatchSize, "BLOCK", 100, "STREAMS", Stream, ">"];
        while (!_stopping.IsCancellationRequested)
        {
            var reply = await database.ExecuteAsync("XREADGROUP", read);
            if (reply.IsNull)
            {
                continue;
            }

            // Stream and entries: a map in RESP3, a pair in an array in RESP2.
            var entries = (RedisResult[])(reply.Resp3Type == ResultType.Map ? reply[1] : reply[0][1])!;
            var ids = new RedisValue[entries.Length];
            for (var i = 0; i < entries.Length; i++)
            {
                ids[i] = (RedisValue)entries[i][0];
                arrivals.Note(SameBytes.NumberOf((byte[])entries[i][1][1]!));
            }

            await _database.StreamAcknowledgeAsync(Stream, Group, ids);
        }
    }
}
