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
    private readonly SemaphoreSlim _roomFreed = new(0, 1);
    private bool _isServed;
    private bool _hasGroups;

    /// <summary>Adds a frame, waiting for room as <paramref name="admission"/> says.</summary>
    public async ValueTask<PublishResult> AppendAsync(Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        if (!IsAnybodyWaiting())
        {
            var (result, refusal) = await TryAsync(frame, admission).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (refusal is null)
            {
                return result;
            }
        }

        var patience = admission.GiveUpAt - clock.GetUtcNow();
        return patience > TimeSpan.Zero
            ? await WaitForRoomAsync(frame, admission, patience, cancellationToken).ConfigureAwait(false)
            : Full(admission);
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

    private async ValueTask<PublishResult> WaitForRoomAsync(Frame frame, StreamAdmission admission, TimeSpan patience, CancellationToken cancellationToken)
    {
        var send = new WaitingSend(frame, admission);
        lock (_gate)
        {
            _line.Add(send);
            if (!_isServed)
            {
                _isServed = true;
                _ = ServeLineAsync();
            }
        }

        try
        {
            return await send.Admitted.Task.WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // One that is being tried at this very moment may still be admitted.
            var result = Leave(send) ? Full(admission) : await send.Admitted.Task.ConfigureAwait(false);
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
        while (First() is { } send)
        {
            var (result, refusal) = await TryAsync(send.Frame, send.Admission).ConfigureAwait(false);
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

            await _roomFreed.WaitAsync(pause).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<(PublishResult Result, StreamRefusal? Refusal)> TryAsync(Frame frame, StreamAdmission admission)
    {
        try
        {
            // Once there was a group there will be one: a reader whose group is gone creates it again from the beginning.
            var reply = (RedisResult[])(await connections.Database
                .ScriptEvaluateAsync(StreamScripts.Append, _keys, [admission.MaxBacklog, frame.Bytes, _hasGroups ? 0 : 1])
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

    private bool IsAnybodyWaiting()
    {
        lock (_gate)
        {
            return _isServed;
        }
    }

    /// <summary>Takes the first in line out of it; without one the serving ends.</summary>
    private WaitingSend? First()
    {
        lock (_gate)
        {
            var first = _line.Min;
            _isServed = first is not null && _line.Remove(first);
            return first;
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
