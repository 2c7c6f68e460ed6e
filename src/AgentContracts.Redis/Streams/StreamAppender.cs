using System.Collections.Immutable;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>Adds messages to one stream, and sees to it that whoever should read them is known to the server.</summary>
/// <param name="connections">Where.</param>
/// <param name="channel">The channel's name.</param>
/// <param name="key">The stream's key.</param>
/// <param name="refusedKey">The key under which the server keeps the newest call of this appender for which there was no room.</param>
/// <param name="remade">Called with a group that the server had forgotten and that was made again.</param>
/// <param name="watcher">Whom to tell of a group that was given up.</param>
/// <param name="logger">The log.</param>
internal sealed class StreamAppender(RedisConnections connections, string channel, string key, string refusedKey, Action<string> remade, ITransportWatcher? watcher, ILogger logger)
{
    private static readonly TimeSpan GroupsInterval = TimeSpan.FromSeconds(1);

    private readonly RedisKey[] _keys = [key];
    private ImmutableArray<RedisValue> _groups = [];
    private long _groupsSeen;
    private int _told;

    /// <summary>Notes a group that should be there: should the server forget it, it is made again before the next entry is added.</summary>
    public void Expect(string group) => ImmutableInterlocked.Update(ref _groups, static (groups, group) => groups.Contains(group) ? groups : groups.Add(group), (RedisValue)group);

    /// <summary>Looks whether all groups are there with the next send; otherwise once a second.</summary>
    public void LookAtGroups() => Volatile.Write(ref _groupsSeen, 0);

    /// <summary>Adds messages, in order, in one step.</summary>
    /// <returns>What became of them, of which their senders are yet to be told. Never fails.</returns>
    public async Task<StreamAnswer> AddAsync(StreamCall call)
    {
        var (sends, settled) = (call.Sends, 0);
        try
        {
            if (connections.IsHanging)
            {
                // Whoever may wait for a server has done so before it came here.
                Settle(sends, RedisConnections.Hanging, ref settled);
                return new StreamAnswer(call, settled, Refusal: null);
            }

            var now = TimeProvider.System.GetTimestamp();
            var seen = Volatile.Read(ref _groupsSeen);
            var mustLook = TimeProvider.System.GetElapsedTime(seen, now) > GroupsInterval;
            var reply = await connections.Database.ScriptEvaluateAsync(StreamScripts.Append, _keys, Arguments(call, mustLook)).ConfigureAwait(false);
            var (added, trouble) = reply.Resp3Type == ResultType.Integer ? ((int)reply, "") : ((int)reply[0], (string)reply[1]!);
            Settle(sends.AsSpan(0, added), PublishResult.Confirmed, ref settled);
            TellOfGroups(reply);
            var refusal = trouble == StreamScripts.Full ? new StreamRefusal((string)reply[4]!, (string)reply[5]!, (string)reply[6]!, (long)reply[7]) : null;
            if (mustLook && trouble != StreamScripts.NoGroup && (refusal is null || refusal.Call == call.Number))
            {
                // Where there is no group, each send looks whether there is one now: what lies in the stream may be a stranger's. One refused for an earlier call's sake has not looked.
                Interlocked.CompareExchange(ref _groupsSeen, now, seen);
            }

            switch (trouble)
            {
                case "":
                    break;
                case StreamScripts.Full:
                    return new StreamAnswer(call, settled, refusal);
                case StreamScripts.NoGroup:
                    if (Interlocked.Exchange(ref _told, 1) == 0)
                    {
                        RedisLog.NobodySubscribes(logger, key);
                    }

                    Settle(sends.AsSpan(added), PublishResult.NoReceivers, ref settled);
                    break;
                default:
                    Settle(sends.AsSpan(added), RedisFailure.ToResult(trouble), ref settled);
                    break;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is: who makes a call for others has nobody to tell but them.
            Settle(sends.AsSpan(settled), RedisFailure.ToResult(exception), ref settled);
        }

        return new StreamAnswer(call, settled, Refusal: null);
    }

    private static void Settle(ReadOnlySpan<WaitingSend> sends, PublishResult result, ref int settled)
    {
        foreach (var send in sends)
        {
            settled++;
            send.Settle(result);
        }
    }

    private RedisValue[] Arguments(StreamCall call, bool mustLook)
    {
        var (admission, groups) = (call.Sends[0].Admission, _groups);
        RedisValue[] terms = [admission.MaxBacklog, mustLook ? 1 : 0, (long)admission.AbandonAfter.TotalMilliseconds, refusedKey, call.Number, call.KnownRefusal, groups.Length];
        return [.. terms, .. groups, .. Array.ConvertAll(call.Sends, static send => (RedisValue)send.Frame.Bytes)];
    }

    /// <summary>Tells of the groups that were made again or given up on the way.</summary>
    private void TellOfGroups(RedisResult reply)
    {
        if (reply.Resp3Type == ResultType.Integer)
        {
            return;
        }

        foreach (var group in (RedisResult[])reply[2]!)
        {
            RedisLog.GroupCreatedAgain(logger, (string)group!, key);
            remade((string)group!);
        }

        foreach (var pair in ((RedisResult[])reply[3]!).Chunk(2))
        {
            watcher?.GroupAbandoned(channel, (string)pair[0]!, (long)pair[1]);
        }
    }
}
