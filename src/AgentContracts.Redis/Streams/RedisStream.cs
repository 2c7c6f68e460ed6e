using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>One stream as this hub writes to it.</summary>
internal sealed class RedisStream(
    RedisConnections connections, string channel, string key, int maxFrameBytes, TimeProvider clock, Func<StreamRefusal, Task> askForRoom, Action<string> remade,
    ITransportWatcher? watcher, ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan GroupsInterval = TimeSpan.FromSeconds(1);

    private readonly RedisKey[] _keys = [key];
    private readonly SendLine _line = new();
    private readonly SemaphoreSlim _roomFreed = new(0, 1);
    private ImmutableArray<RedisValue> _groups = [];
    private long _groupsSeen;
    private int _told;

    /// <summary>Notes a group that should be there: should the server forget it, it is made again before the next entry is added.</summary>
    public void Expect(string group) => ImmutableInterlocked.Update(ref _groups, static (groups, group) => groups.Contains(group) ? groups : groups.Add(group), (RedisValue)group);

    /// <summary>Looks whether all groups are there with the next send; otherwise once a second.</summary>
    public void LookAtGroups() => Volatile.Write(ref _groupsSeen, 0);

    /// <summary>Adds a frame, waiting for room as <paramref name="admission"/> says.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PublishResult> AppendAsync(Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        // A message that cannot be encoded is its sender's business alone, before it stands in anybody's way.
        if (frame.Bytes.Length > maxFrameBytes)
        {
            return PublishResult.TooLong(frame.Bytes.Length, maxFrameBytes);
        }

        var patience = admission.GiveUpAt - clock.GetUtcNow();
        if (connections.IsHanging && !await connections.AnswersWithinAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero).ConfigureAwait(false))
        {
            return RedisConnections.Hanging;
        }

        var send = new WaitingSend(frame, admission, mayWait: patience > TimeSpan.Zero);
        if (_line.Enter(send) is { } call)
        {
            _ = MakeCallsAsync(call);
        }

        try
        {
            if (await send.First.WaitAsync(cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }
        catch (OperationCanceledException)
        {
            _line.Leave(send);
            throw;
        }

        return await WaitForRoomAsync(send, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells those who wait that something was finished here, before they would look again by themselves.</summary>
    public void NotifyRoom()
    {
        lock (_roomFreed)
        {
            if (_roomFreed.CurrentCount == 0)
            {
                _roomFreed.Release();
            }
        }
    }

    private async ValueTask<PublishResult> WaitForRoomAsync(WaitingSend send, CancellationToken cancellationToken)
    {
        try
        {
            return await send.Admitted.WaitAsync(send.Patience(clock), clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // One that is being tried at this very moment may still be admitted.
            if (_line.Leave(send))
            {
                send.Refuse();
            }

            var result = await send.Admitted.ConfigureAwait(false);
            if (result.Status == RouteStatus.Rejected)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }
    }

    /// <summary>Makes a call, and then the next for those who came meanwhile, until there is none.</summary>
    private async Task MakeCallsAsync(WaitingSend[] call)
    {
        for (var next = call; next is not null;)
        {
            var (answered, _) = await AddAsync(next).ConfigureAwait(false);
            next = _line.Arrive(next, next.AsSpan(answered), out var mustServe);
            if (mustServe)
            {
                _ = Task.Run(ServeLineAsync);
            }
        }
    }

    /// <summary>Tries for the first in line, again and again, and then for the next, until nobody waits for room.</summary>
    private async Task ServeLineAsync()
    {
        var pause = ShortestPause;
        while (_line.MustServe())
        {
            if (await TryFirstAsync(_line.Next()).ConfigureAwait(false))
            {
                pause = ShortestPause;
                continue;
            }

            await _roomFreed.WaitAsync(pause).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Tries for those who are first in line.</summary>
    /// <returns>Whether any of them has its answer.</returns>
    private async Task<bool> TryFirstAsync(WaitingSend[] first)
    {
        // One whose sender waits no longer is not added, also where a pause of the process has held back the timer that tells so.
        var call = Array.FindAll(first, send => send.Patience(clock) > TimeSpan.Zero);
        foreach (var late in first.Except(call))
        {
            late.Refuse();
        }

        if (call.Length == 0)
        {
            return first.Length > 0;
        }

        var (answered, refusal) = await AddAsync(call).ConfigureAwait(false);
        _line.Return(call.AsSpan(answered));
        if (refusal is not null && call[0].Admission.Overflow == Overflow.DropOldest)
        {
            await askForRoom(refusal).ConfigureAwait(false);
        }

        return answered > 0;
    }

    /// <summary>Adds messages, in order, in one step.</summary>
    /// <returns>How many have their answer, and why there is no room for the others.</returns>
    private async Task<(int Answered, StreamRefusal? Refusal)> AddAsync(WaitingSend[] call)
    {
        var answered = 0;
        try
        {
            if (connections.IsHanging && !await connections.AnswersWithinAsync(call.Min(send => send.Patience(clock))).ConfigureAwait(false))
            {
                Answer(call, RedisConnections.Hanging, ref answered);
                return (answered, null);
            }

            var now = TimeProvider.System.GetTimestamp();
            var mustLook = TimeProvider.System.GetElapsedTime(Volatile.Read(ref _groupsSeen), now) > GroupsInterval;
            var reply = await connections.Database.ScriptEvaluateAsync(StreamScripts.Append, _keys, Arguments(call, mustLook)).ConfigureAwait(false);
            var (added, trouble, refusal) = Read(reply);
            if (mustLook && trouble != StreamScripts.NoGroup)
            {
                // Where there is no group, each send looks whether there is one now: what lies in the stream may be a stranger's.
                Volatile.Write(ref _groupsSeen, now);
            }

            Answer(call.AsSpan(0, added), PublishResult.Confirmed, ref answered);
            switch (trouble)
            {
                case "":
                    break;
                case StreamScripts.Full:
                    return (answered, refusal);
                case StreamScripts.NoGroup:
                    if (Interlocked.Exchange(ref _told, 1) == 0)
                    {
                        RedisLog.NobodySubscribes(logger, key);
                    }

                    Answer(call.AsSpan(added), PublishResult.NoReceivers, ref answered);
                    break;
                default:
                    Answer(call.AsSpan(added), RedisFailure.ToResult(trouble), ref answered);
                    break;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is: who makes a call for others has nobody to tell but them.
            Answer(call.AsSpan(answered), RedisFailure.ToResult(exception), ref answered);
        }

        return (answered, null);
    }

    private static void Answer(ReadOnlySpan<WaitingSend> sends, PublishResult result, ref int answered)
    {
        foreach (var send in sends)
        {
            answered++;
            send.Answer(result);
        }
    }

    private RedisValue[] Arguments(WaitingSend[] call, bool mustLook)
    {
        var (admission, groups) = (call[0].Admission, _groups);
        return
        [
            admission.MaxBacklog, mustLook ? 1 : 0, (long)admission.AbandonAfter.TotalMilliseconds, groups.Length, .. groups,
            .. call.Select(static send => (RedisValue)send.Frame.Bytes),
        ];
    }

    private (int Added, string Trouble, StreamRefusal? Refusal) Read(RedisResult reply)
    {
        if (reply.Resp3Type == ResultType.Integer)
        {
            return ((int)reply, "", null);
        }

        var trouble = (string)reply[1]!;
        foreach (var group in (RedisResult[])reply[2]!)
        {
            RedisLog.GroupCreatedAgain(logger, (string)group!, key);
            remade((string)group!);
        }

        foreach (var pair in ((RedisResult[])reply[3]!).Chunk(2))
        {
            watcher?.GroupAbandoned(channel, (string)pair[0]!, (long)pair[1]);
        }

        return ((int)reply[0], trouble, trouble == StreamScripts.Full ? new StreamRefusal((string)reply[4]!, (string)reply[5]!, (string)reply[6]!) : null);
    }
}
