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

        var send = new WaitingSend(frame, admission);
        send.HasGivenUp = send.Patience(clock) == TimeSpan.Zero;
        try
        {
            if (_line.TryGo(send) && await TryAtOnceAsync(send).WaitAsync(cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }
        catch (OperationCanceledException)
        {
            _line.Leave(send);
            throw;
        }

        return send.HasGivenUp ? Full(admission) : await WaitForRoomAsync(send, cancellationToken).ConfigureAwait(false);
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

    private static PublishResult Full(StreamAdmission admission) =>
        PublishResult.Refused($"the queue limit of {admission.MaxBacklog} unfinished messages is reached");

    /// <summary>Tries once; <see langword="null"/> where there is no room.</summary>
    private async Task<PublishResult?> TryAtOnceAsync(WaitingSend send)
    {
        var (result, refusal) = await TryAsync(send).ConfigureAwait(false);
        if (_line.Arrive(send, mustWait: refusal is not null))
        {
            _ = Task.Run(ServeLineAsync);
        }

        return refusal is null ? result : null;
    }

    private async ValueTask<PublishResult> WaitForRoomAsync(WaitingSend send, CancellationToken cancellationToken)
    {
        try
        {
            return await send.Admitted.Task.WaitAsync(send.Patience(clock), clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // One that is being tried at this very moment may still be admitted.
            var result = _line.Leave(send) ? Full(send.Admission) : await send.Admitted.Task.ConfigureAwait(false);
            if (result.Status == RouteStatus.Rejected)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }
    }

    /// <summary>Tries for the first in line, again and again, and then for the next, until nobody waits.</summary>
    private async Task ServeLineAsync()
    {
        var pause = ShortestPause;
        while (_line.MustServe())
        {
            if (_line.Next() is { } send)
            {
                // One whose sender waits no longer is not added, also where a pause of the process has held back the timer that tells so.
                var (result, refusal) = send.Patience(clock) > TimeSpan.Zero ? await TryAsync(send).ConfigureAwait(false) : (Full(send.Admission), null);
                if (refusal is null)
                {
                    send.Admitted.TrySetResult(result);
                    pause = ShortestPause;
                    continue;
                }

                if (!_line.Return(send))
                {
                    send.Admitted.TrySetResult(Full(send.Admission));
                    continue;
                }

                if (send.Admission.Overflow == Overflow.DropOldest)
                {
                    await askForRoom(refusal).ConfigureAwait(false);
                }
            }

            await _roomFreed.WaitAsync(pause).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private void TellGivenUp(RedisResult given)
    {
        foreach (var pair in ((RedisResult[])given!).Chunk(2))
        {
            watcher?.GroupAbandoned(channel, (string)pair[0]!, (long)pair[1]);
        }
    }

    private async Task<(PublishResult Result, StreamRefusal? Refusal)> TryAsync(WaitingSend send)
    {
        if (connections.IsHanging && !await connections.AnswersWithinAsync(send.Patience(clock)).ConfigureAwait(false))
        {
            return (RedisConnections.Hanging, null);
        }

        try
        {
            var now = TimeProvider.System.GetTimestamp();
            var mustLook = TimeProvider.System.GetElapsedTime(Volatile.Read(ref _groupsSeen), now) > GroupsInterval;
            var reply = (RedisResult[])(await connections.Database
                .ScriptEvaluateAsync(StreamScripts.Append, _keys, [send.Admission.MaxBacklog, send.Frame.Bytes, mustLook ? 1 : 0, (long)send.Admission.AbandonAfter.TotalMilliseconds, .. _groups])
                .ConfigureAwait(false))!;
            if (mustLook && (int)reply[0] != StreamScripts.NoGroup)
            {
                // Where there is no group, each send looks whether there is one now: what lies in the stream may be a stranger's.
                Volatile.Write(ref _groupsSeen, now);
            }

            switch ((int)reply[0])
            {
                case StreamScripts.NoGroup:
                    if (Interlocked.Exchange(ref _told, 1) == 0)
                    {
                        RedisLog.NobodySubscribes(logger, key);
                    }

                    return (PublishResult.NoReceivers, null);
                case StreamScripts.Added:
                    foreach (var group in (RedisResult[])reply[1]!)
                    {
                        RedisLog.GroupCreatedAgain(logger, (string)group!, key);
                        remade((string)group!);
                    }

                    TellGivenUp(reply[2]);
                    return (PublishResult.Confirmed, null);
                default:
                    TellGivenUp(reply[5]);
                    return (default, new StreamRefusal((string)reply[1]!, (string)reply[3]!, (string)reply[4]!));
            }
        }
        catch (Exception exception)
        {
            // Whatever it is: whoever serves the line has nobody to tell but the sender.
            return (RedisFailure.ToResult(exception), null);
        }
    }
}
