using System.Threading.Tasks.Sources;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Receiving;

/// <summary>One who takes copies from a mailbox, one after another. Waiting for the next one allocates nothing.</summary>
internal sealed class Taker : IValueTaskSource<ReceivedCopy>, IThreadPoolWorkItem, IDisposable
{
    private readonly Mailbox _mailbox;
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _giving;
    private ManualResetValueTaskSourceCore<ReceivedCopy> _taken;

    /// <summary>One who takes until <paramref name="stopping"/> is cancelled.</summary>
    public Taker(Mailbox mailbox, CancellationToken stopping)
    {
        (_mailbox, _stopping) = (mailbox, stopping);
        _giving = stopping.UnsafeRegister(static taker => ((Taker)taker!).GiveUp(), this);
    }

    /// <summary>Takes the copy whose turn it is, and waits for one where there is none. To be called again when the last one has been taken.</summary>
    /// <exception cref="OperationCanceledException">The taker is to stop.</exception>
    public ValueTask<ReceivedCopy> TakeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<ReceivedCopy>(_stopping);
        }

        if (_mailbox.TakeOrWait(this) is { } copy)
        {
            return new(copy);
        }

        GiveUpIfStopped();
        return new(this, _taken.Version);
    }

    /// <summary>Lets it look again, on another thread or when its reader leaves this one.</summary>
    public void Wake() => ReaderThread.Wake(this);

    /// <inheritdoc/>
    public void Execute()
    {
        // The copy that it was woken for may have had to make room, or another was faster: then it waits on.
        if (_mailbox.TakeOrWait(this) is { } copy)
        {
            _taken.SetResult(copy);
        }
        else
        {
            GiveUpIfStopped();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _giving.Dispose();

    /// <inheritdoc/>
    public ReceivedCopy GetResult(short token)
    {
        try
        {
            return _taken.GetResult(token);
        }
        finally
        {
            _taken.Reset();
        }
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _taken.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _taken.OnCompleted(continuation, state, token, flags);

    /// <summary>It may have been told to stop before it began to wait, when there was nothing to give up.</summary>
    private void GiveUpIfStopped()
    {
        if (_stopping.IsCancellationRequested)
        {
            GiveUp();
        }
    }

    private void GiveUp()
    {
        // Otherwise it is being woken, or at work.
        if (_mailbox.Leave(this))
        {
            _taken.SetException(new OperationCanceledException(_stopping));
        }
    }
}
