using System.Threading.Tasks.Sources;
using AgentContracts.Hub.Transport;
using StackExchange.Redis;

namespace AgentContracts.Redis.PubSub;

/// <summary>A frame on its way to a pub/sub channel, and the answer that its sender waits for; used again when that has been read.</summary>
internal sealed class WaitingPublish : IValueTaskSource<PublishResult>, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static WaitingPublish? _free;

    private readonly Action _answered;
    private ManualResetValueTaskSourceCore<PublishResult> _core;
    private PublishLine? _line;
    private Task<long>? _written;
    private PublishResult _result;

    private WaitingPublish() => _answered = () => _line!.Answered(this, _written!);

    /// <summary>The array that the frame lies in, of which it has the first <see cref="Length"/> bytes.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>How many bytes the frame has.</summary>
    public int Length { get; private set; }

    /// <summary>The frame.</summary>
    public Memory<byte> Frame => Bytes.AsMemory(0, Length);

    /// <summary>The instance that it is numbered for; <see langword="null"/> where it is not.</summary>
    public string? Sender { get; private set; }

    /// <summary>Its number; 0 where it has none, or has not left.</summary>
    public long Number { get; set; }

    /// <summary>In which place it came. Guarded by the line's lock.</summary>
    public long Place { get; set; }

    /// <summary>What the server said when it came with others, none of which it took; <see langword="null"/> where it was not refused.</summary>
    public RedisServerException? Refusal { get; set; }

    /// <summary>What became of it. To be asked for before it is handed on, and awaited once.</summary>
    public ValueTask<PublishResult> Result => new(this, _core.Version);

    /// <summary>One with a frame.</summary>
    /// <param name="line">The line that it goes through.</param>
    /// <param name="bytes">The array that the frame lies in.</param>
    /// <param name="length">How many bytes the frame has; where it is numbered, with space for the number.</param>
    /// <param name="sender">The instance that it is numbered for; <see langword="null"/> where it is not.</param>
    public static WaitingPublish Of(PublishLine line, byte[] bytes, int length, string? sender)
    {
        var publish = _free ?? new WaitingPublish();
        _free = null;
        (publish._line, publish.Bytes, publish.Length, publish.Sender, publish.Number) = (line, bytes, length, sender, 0);
        return publish;
    }

    /// <summary>Has the line go on when the server has answered. What its sender's context holds does not go along.</summary>
    public void AwaitAnswer(Task<long> written)
    {
        _written = written;
        written.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_answered);
    }

    /// <summary>Tells its sender what became of it, who goes on here.</summary>
    public void Answer(in PublishResult result) => _core.SetResult(result);

    /// <summary>Tells its sender what became of it, who goes on elsewhere: it may have more to do than those who are told next can wait for.</summary>
    public void AnswerElsewhere(in PublishResult result)
    {
        _result = result;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => Answer(_result);

    /// <inheritdoc/>
    public PublishResult GetResult(short token)
    {
        var result = _core.GetResult(token);
        _core.Reset();
        (_line, _written, _result, Bytes, Sender, Refusal) = (null, null, default, [], null, null);
        _free = this;
        return result;
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);
}
