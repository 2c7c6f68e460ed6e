using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using AgentContracts.Redis.PubSub;
using StackExchange.Redis;

namespace AgentContracts.Redis.Emergencies;

/// <summary>The emergencies on the server: a hash of those that are not over, and a pub/sub channel for the answers of those who handled one.</summary>
/// <param name="connections">The hub's connections.</param>
/// <param name="latch">The hash's key.</param>
/// <param name="answers">The channel.</param>
/// <param name="maxFrameBytes">How long a frame may be; a longer one is not sent, and not kept either.</param>
internal sealed class RedisEmergencies(Func<RedisConnections> connections, string latch, Func<PubSubChannel> answers, Func<int> maxFrameBytes) : IEmergencyBoard
{
    private readonly RedisKey _latch = latch;

    public async ValueTask LatchAsync(LatchedEmergency emergency, CancellationToken cancellationToken)
    {
        if (emergency.Frame.Length > maxFrameBytes())
        {
            return;
        }

        byte[] value = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Microseconds(emergency.SentAt)} ")), .. emergency.Frame.Span];
        await connections().Database
            .ScriptEvaluateAsync(EmergencyScripts.Latch, [_latch], [emergency.Id.ToString(), value, IEmergencyBoard.MaxLatched])
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LatchedEmergency>> ReadLatchedAsync(CancellationToken cancellationToken)
    {
        var all = await connections().Database.HashGetAllAsync(_latch).WaitAsync(cancellationToken).ConfigureAwait(false);
        return [.. all.Select(static entry => Read(entry)).OfType<LatchedEmergency>().OrderBy(static latched => latched.SentAt)];
    }

    public async ValueTask ReplayAsync(IDeliverySink sink, CancellationToken cancellationToken)
    {
        foreach (var latched in await ReadLatchedAsync(cancellationToken).ConfigureAwait(false))
        {
            await sink.AcceptAsync(new DeliveredFrame { Bytes = latched.Frame }).ConfigureAwait(false);
        }
    }

    public async ValueTask<bool> ClearAsync(MessageId emergency, CancellationToken cancellationToken) =>
        await connections().Database.HashDeleteAsync(_latch, emergency.ToString()).WaitAsync(cancellationToken).ConfigureAwait(false);

    public ValueTask AnswerAsync(EmergencyAnswer answer) =>
        new(answers().TryNotifyAsync(string.Create(CultureInfo.InvariantCulture, $"{answer.Emergency} {answer.Agent} {answer.Instance} {Microseconds(answer.At)}")));

    public ValueTask<ITransportSubscription> ListenAsync(Action<EmergencyAnswer> listener, CancellationToken cancellationToken) =>
        answers().ListenAsync(
            note =>
            {
                if (Encoding.UTF8.GetString(note.Span).Split(' ') is [var id, var agent, var instance, var at]
                    && MessageId.TryParse(id, out var emergency)
                    && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds))
                {
                    listener(new EmergencyAnswer(emergency, agent, instance, DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds)));
                }
            },
            cancellationToken);

    private static LatchedEmergency? Read(HashEntry entry)
    {
        ReadOnlyMemory<byte> value = (byte[])entry.Value!;
        return MessageId.TryParse((string)entry.Name!, out var id)
            && Utf8Parser.TryParse(value.Span, out long microseconds, out var length)
            && length < value.Length
            ? new LatchedEmergency(id, DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds), value[(length + 1)..])
            : null;
    }

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
