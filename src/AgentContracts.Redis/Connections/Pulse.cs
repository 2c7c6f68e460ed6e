using AgentContracts.Hub.Transport;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>
/// Asks for a sign of life on each connection several times a second. A server that hangs keeps its sockets open, so that the client believes itself
/// connected; what is sent to it would wait for its timeout and may be carried out all the same, long after it was worth anything.
/// </summary>
internal sealed class Pulse : IAsyncDisposable
{
    /// <summary>How often it is asked for.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private readonly Func<Task> _ask;
    private readonly Action<TransportState> _changed;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private volatile TransportState _state = TransportState.Well;
    private long _answeringSince;
    private volatile TaskCompletionSource? _hanging;

    /// <summary>A pulse that begins to beat.</summary>
    /// <param name="ask">Asks for a sign of life, on every connection at once.</param>
    /// <param name="changed">Is told when the answers stop and when they come again.</param>
    /// <param name="time">The time to go by; the system's by default.</param>
    public Pulse(Func<Task> ask, Action<TransportState> changed, TimeProvider? time = null)
    {
        _ask = ask;
        _changed = changed;
        _time = time ?? TimeProvider.System;
        _answeringSince = _time.GetTimestamp();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Whether the server has been silent for longer than <see cref="Patience"/> on a connection that is there. Without a connection commands fail by themselves.</summary>
    public bool IsHanging => _hanging is not null;

    /// <summary>Since which timestamp the server has answered every time, on every connection that is asked; <see langword="null"/> where it does not.</summary>
    public long? AnsweringSince => _state.Answers ? Volatile.Read(ref _answeringSince) : null;

    /// <summary>Completes when the server does not hang, or does no longer.</summary>
    public Task Answering => _hanging?.Task ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        EndHang();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (true)
        {
            var answer = _ask();
            if (!await IsInTimeAsync(answer).ConfigureAwait(false))
            {
                _hanging ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Become(TransportState.Silent($"nothing came back for {Patience.TotalMilliseconds:0} ms"));
            }

            Become(await StateAfterAsync(answer).ConfigureAwait(false));
            await Task.Delay(Interval, _time, _stopping.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Waits in slices, each of which counts for what it should have taken: a process that was held up itself has not been kept waiting.</summary>
    private async Task<bool> IsInTimeAsync(Task answer)
    {
        for (var waited = TimeSpan.Zero; waited < Patience && !answer.IsCompleted; waited += Slice)
        {
            await Task.WhenAny(answer, Task.Delay(Slice, _time, _stopping.Token)).ConfigureAwait(false);
            _stopping.Token.ThrowIfCancellationRequested();
        }

        return answer.IsCompleted;
    }

    private async Task<TransportState> StateAfterAsync(Task answer)
    {
        try
        {
            await answer.WaitAsync(_stopping.Token).ConfigureAwait(false);
            EndHang();
            return TransportState.Well;
        }
        catch (RedisServerException refusal) when (RedisFailure.IsRefusal(refusal))
        {
            // Whoever refuses lives.
            EndHang();
            return TransportState.Well;
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            if (exception is TimeoutException)
            {
                // A question that was only given up says nothing new: a server that is silent is known to be, and one that is not has answered a process that was held up itself.
                return _state;
            }

            // There is no connection any more.
            EndHang();
            return TransportState.Silent(RedisFailure.InWords(exception).TrimEnd('.'));
        }
    }

    private void EndHang()
    {
        var hanging = _hanging;
        _hanging = null;
        hanging?.SetResult();
    }

    private void Become(TransportState state)
    {
        if (state.Answers != _state.Answers)
        {
            Volatile.Write(ref _answeringSince, _time.GetTimestamp());
            _state = state;
            _changed(state);
        }
    }
}
