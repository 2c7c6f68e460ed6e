using System.Runtime.CompilerServices;
using AgentContracts.Hub.Transport;
using AgentContracts.Redis.Connections;

namespace AgentContracts.Redis.Streams;

/// <summary>One stream as this hub writes to it.</summary>
internal sealed class RedisStream
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private readonly RedisConnections _connections;
    private readonly int _maxFrameBytes;
    private readonly TimeProvider _clock;
    private readonly Func<StreamRefusal, Task> _askForRoom;
    private readonly StreamAppender _appender;
    private readonly SendLine _line;
    private readonly SemaphoreSlim _roomFreed = new(0, 1);

    /// <summary>A stream to write to.</summary>
    /// <param name="connections">Where.</param>
    /// <param name="maxFrameBytes">How long a frame may be.</param>
    /// <param name="clock">The clock of <see cref="StreamAdmission.GiveUpAt"/>.</param>
    /// <param name="askForRoom">Asks whoever holds the oldest entry to drop something.</param>
    /// <param name="appender">Adds to the stream.</param>
    public RedisStream(RedisConnections connections, int maxFrameBytes, TimeProvider clock, Func<StreamRefusal, Task> askForRoom, StreamAppender appender)
    {
        _connections = connections;
        _maxFrameBytes = maxFrameBytes;
        _clock = clock;
        _askForRoom = askForRoom;
        _appender = appender;
        _line = new SendLine(appender.AddAsync, clock);
    }

    /// <inheritdoc cref="StreamAppender.Expect"/>
    public void Expect(string group) => _appender.Expect(group);

    /// <inheritdoc cref="StreamAppender.LookAtGroups"/>
    public void LookAtGroups() => _appender.LookAtGroups();

    /// <summary>Adds a frame, waiting for room as <paramref name="admission"/> says.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PublishResult> AppendAsync(Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        // A message that cannot be encoded is its sender's business alone, before it stands in anybody's way.
        if (frame.Bytes.Length > _maxFrameBytes)
        {
            return PublishResult.TooLong(frame.Bytes.Length, _maxFrameBytes);
        }

        var patience = admission.GiveUpAt - _clock.GetUtcNow();
        if (_connections.IsHanging && !await _connections.AnswersWithinAsync(patience > TimeSpan.Zero ? patience : TimeSpan.Zero).ConfigureAwait(false))
        {
            return RedisConnections.Hanging;
        }

        var send = new WaitingSend(frame, admission, mayWait: patience > TimeSpan.Zero);
        Begin(send);
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
            return await send.Admitted.WaitAsync(send.Patience(_clock), _clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // One that is being tried at this very moment may still be admitted.
            if (_line.Leave(send))
            {
                send.Answer(send.Full);
            }

            var result = await send.Admitted.ConfigureAwait(false);
            if (result.Status == RouteStatus.Rejected)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return result;
        }
    }

    /// <summary>Takes in a send. What begins with it goes on for others: nothing that belongs to this sender must go along.</summary>
    private void Begin(WaitingSend send)
    {
        using var flow = ContextFlow.Suppress();
        if (_line.Enter(send) is { } adding)
        {
            _ = AnswerAsync(adding);
        }
    }

    /// <summary>Waits for the answer to a call, and to those that begin in its place, until none does.</summary>
    private async Task AnswerAsync(Task<StreamAnswer> adding)
    {
        for (var next = adding; ;)
        {
            var answer = await next.ConfigureAwait(false);
            var later = _line.Arrive(answer, out var mustServe);
            if (mustServe)
            {
                _ = Task.Run(ServeLineAsync);
            }

            if (later is null)
            {
                answer.TellLast();
                return;
            }

            answer.Tell();
            next = later;
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

            // Nothing in a round throws, or nobody would be served any more.
            await _roomFreed.WaitAsync(pause).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Tries for those who are first in line.</summary>
    /// <returns>Whether any of them has its answer.</returns>
    private async Task<bool> TryFirstAsync(StreamCall? first)
    {
        if (first is null)
        {
            return false;
        }

        var answers = !_connections.IsHanging || await _connections.AnswersWithinAsync(first.Sends[0].Patience(_clock)).ConfigureAwait(false);

        // One whose sender waits no longer is not added, also where a pause of the process has held back the timer that tells so.
        var inTime = Array.FindAll(first.Sends, send => send.Patience(_clock) > TimeSpan.Zero);
        foreach (var late in first.Sends.Except(inTime))
        {
            late.Answer(answers ? late.Full : RedisConnections.Hanging);
        }

        if (inTime.Length == 0)
        {
            return true;
        }

        var answer = await _appender.AddAsync(first with { Sends = inTime }).ConfigureAwait(false);
        _line.Return(answer);
        answer.Tell();
        if (answer.Refusal is { } refusal && inTime[0].Admission.Overflow == Overflow.DropOldest)
        {
            try
            {
                await _askForRoom(refusal).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // It is asked for again with the next round.
            }
        }

        return answer.Answered > 0;
    }
}
