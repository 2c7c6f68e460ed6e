using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>One stream as this hub writes to it.</summary>
internal sealed class RedisStream(RedisConnections connections, string key, TimeProvider clock, Func<StreamRefusal, Task> askForRoom)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly RedisKey[] _keys = [key];
    private readonly SendLine _line = new();
    private readonly SemaphoreSlim _roomFreed = new(0, 1);
    private bool _hasGroups;

    /// <summary>Adds a frame, waiting for room as <paramref name="admission"/> says.</summary>
    public async ValueTask<PublishResult> AppendAsync(Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
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
                var (result, refusal) = await TryAsync(send).ConfigureAwait(false);
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

    private async Task<(PublishResult Result, StreamRefusal? Refusal)> TryAsync(WaitingSend send)
    {
        try
        {
            // Once there was a group there will be one: a reader whose group is gone creates it again from the beginning.
            var reply = (RedisResult[])(await connections.Database
                .ScriptEvaluateAsync(StreamScripts.Append, _keys, [send.Admission.MaxBacklog, send.Frame.Bytes, _hasGroups ? 0 : 1])
                .ConfigureAwait(false))!;
            var status = (int)reply[0];
            _hasGroups = status != StreamScripts.NoGroup;
            return status switch
            {
                StreamScripts.NoGroup => (PublishResult.NoReceivers, null),
                StreamScripts.Added => (PublishResult.Confirmed, null),
                _ => (default, new StreamRefusal((string)reply[1]!, (string)reply[3]!, (string)reply[4]!)),
            };
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            return (RedisFailure.ToResult(exception), null);
        }
    }
}
