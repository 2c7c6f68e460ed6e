using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;
using StackExchange.Redis;

namespace AgentContracts.Redis.Streams;

/// <summary>One stream as this hub writes to it: where there is no room its senders stand in line, in the order in which they sent.</summary>
internal sealed class RedisStream(RedisConnections connections, string key, TimeProvider clock, Func<StreamRefusal, Task> askForRoom)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly RedisKey[] _keys = [key];
    private readonly Lock _gate = new();
    private readonly SortedSet<WaitingSend> _line = new(WaitingSend.InOrderOfSending);
    private readonly SortedSet<WaitingSend> _underWay = new(WaitingSend.InOrderOfSending);
    private readonly SemaphoreSlim _roomFreed = new(0, 1);
    private bool _isServed;
    private bool _hasGroups;

    /// <summary>Adds a frame, waiting for room as <paramref name="admission"/> says.</summary>
    public async ValueTask<PublishResult> AppendAsync(Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        var send = new WaitingSend(frame, admission);
        try
        {
            if (Enter(send) && await TryFirstAsync(send).WaitAsync(cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }
        catch (OperationCanceledException)
        {
            Leave(send);
            throw;
        }

        return send.HasGivenUp ? Full(admission) : await WaitForRoomAsync(send, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells those who wait that something was finished here, before they would look again by themselves.</summary>
    public void NotifyRoom()
    {
        lock (_gate)
        {
            if (_isServed && _roomFreed.CurrentCount == 0)
            {
                _roomFreed.Release();
            }
        }
    }

    private static PublishResult Full(StreamAdmission admission) =>
        PublishResult.Refused($"the queue limit of {admission.MaxBacklog} unfinished messages is reached");

    /// <summary>Tries once, at once, and stands in line where there is no room; <see langword="null"/> then.</summary>
    private async Task<PublishResult?> TryFirstAsync(WaitingSend send)
    {
        var (result, refusal) = await TryAsync(send).ConfigureAwait(false);
        lock (_gate)
        {
            _underWay.Remove(send);
            if (refusal is not null && !send.HasGivenUp)
            {
                StandInLine(send);
            }
        }

        NotifyRoom();
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
            var result = Leave(send) ? Full(send.Admission) : await send.Admitted.Task.ConfigureAwait(false);
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
        while (IsAnybodyInLine())
        {
            if (First() is { } send)
            {
                var (result, refusal) = await TryAsync(send).ConfigureAwait(false);
                if (refusal is null)
                {
                    send.Admitted.TrySetResult(result);
                    pause = ShortestPause;
                    continue;
                }

                Return(send);
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
            switch ((int)reply[0])
            {
                case 0:
                    _hasGroups = false;
                    return (PublishResult.NoReceivers, null);
                case 1:
                    _hasGroups = true;
                    return (PublishResult.Confirmed, null);
                default:
                    _hasGroups = true;
                    return (default, new StreamRefusal((string)reply[1]!, (string)reply[3]!, (string)reply[4]!));
            }
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            return (RedisFailure.ToResult(exception), null);
        }
    }

    /// <summary>Lets a send go first while nobody waits; otherwise it stands in line, if it may wait at all.</summary>
    private bool Enter(WaitingSend send)
    {
        lock (_gate)
        {
            send.HasGivenUp = send.Patience(clock) == TimeSpan.Zero;
            if (!_isServed)
            {
                return _underWay.Add(send);
            }

            if (!send.HasGivenUp)
            {
                StandInLine(send);
            }

            return false;
        }
    }

    /// <summary>Under the lock.</summary>
    private void StandInLine(WaitingSend send)
    {
        _line.Add(send);
        if (!_isServed)
        {
            _isServed = true;
            _ = Task.Run(ServeLineAsync);
        }
    }

    private bool IsAnybodyInLine()
    {
        lock (_gate)
        {
            return _isServed = _line.Count > 0;
        }
    }

    /// <summary>Takes the first in line out of it, unless one that was sent before it may still come to stand in front.</summary>
    private WaitingSend? First()
    {
        lock (_gate)
        {
            var first = _line.Min;
            var isFirst = first is not null && (_underWay.Min is not { } earlier || WaitingSend.InOrderOfSending.Compare(first, earlier) < 0);
            return isFirst && _line.Remove(first!) ? first : null;
        }
    }

    /// <summary>Puts a send that was tried in vain back into the line, unless it has given up meanwhile.</summary>
    private void Return(WaitingSend send)
    {
        lock (_gate)
        {
            if (!send.HasGivenUp)
            {
                _line.Add(send);
                return;
            }
        }

        send.Admitted.TrySetResult(Full(send.Admission));
    }

    /// <summary>Takes a send out of the line; <see langword="false"/> where it is being tried.</summary>
    private bool Leave(WaitingSend send)
    {
        lock (_gate)
        {
            send.HasGivenUp = true;
            return _line.Remove(send);
        }
    }
}
