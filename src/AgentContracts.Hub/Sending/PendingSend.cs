using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace AgentContracts.Hub.Sending;

/// <summary>
/// A send that waits for its server, as its caller has it; used again when its result has been read. What a caller may do wrong, such as reading it twice or before
/// it has ended, is refused.
/// </summary>
internal sealed class PendingSend : IValueTaskSource, IValueTaskSource<SendReceipt>
{
    private const int Read = -1;

    [ThreadStatic]
    private static PendingSend? _free;

    private readonly Action _end;
    private ManualResetValueTaskSourceCore<SendReceipt> _core;
    private ConfiguredValueTaskAwaitable<SendReceipt>.ConfiguredValueTaskAwaiter _sending;
    private int _open;

    private PendingSend() => _end = End;

    /// <summary>With its receipt.</summary>
    public ValueTask<SendReceipt> Receipt => new(this, _core.Version);

    /// <summary>Without.</summary>
    public ValueTask Completion => new(this, _core.Version);

    /// <summary>A send as its caller has it.</summary>
    /// <param name="sending">The send, which nobody else reads.</param>
    public static PendingSend Of(ValueTask<SendReceipt> sending)
    {
        var pending = _free ?? new PendingSend();
        _free = null;
        pending._open = pending._core.Version;
        pending._sending = sending.ConfigureAwait(false).GetAwaiter();
        pending._sending.UnsafeOnCompleted(pending._end);
        return pending;
    }

    /// <inheritdoc/>
    public SendReceipt GetResult(short token)
    {
        // Claimed with the token, so that of two readers one is refused, also when the other has read it and a later send has begun.
        if (token != _core.Version || _core.GetStatus(token) == ValueTaskSourceStatus.Pending || Interlocked.CompareExchange(ref _open, Read, token) != token)
        {
            throw Misused();
        }

        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            _core.Reset();
            _sending = default;
            _free = this;
        }
    }

    /// <inheritdoc/>
    void IValueTaskSource.GetResult(short token) => GetResult(token);

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => token == _core.Version ? _core.GetStatus(token) : throw Misused();

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (token != _core.Version)
        {
            throw Misused();
        }

        _core.OnCompleted(continuation, state, token, flags);
    }

    private static InvalidOperationException Misused() =>
        new("What a send returns is awaited once. To wait for it in another way, or more than once, use AsTask() of it instead.");

    private void End()
    {
        SendReceipt receipt;
        try
        {
            receipt = _sending.GetResult();
        }
        catch (Exception exception)
        {
            _core.SetException(exception);
            return;
        }

        _core.SetResult(receipt);
    }
}
