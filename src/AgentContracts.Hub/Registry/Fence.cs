using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Registry;

/// <summary>
/// The lease of one exclusive instance as it sees it itself: held no longer than the broker has promised, counted from before it was asked, and shorter
/// by as much as the broker's clock may be off here. A process that was paused finds its lease ended before it acts.
/// </summary>
/// <param name="transport">Knows the broker's clock.</param>
/// <param name="number">The number that the instance entered with.</param>
/// <param name="until">When the lease ends.</param>
internal sealed class Fence(ITransport transport, long number, DateTimeOffset until)
{
    private readonly Lock _gate = new();
    private long _until = until.UtcTicks;
    private bool _isLost;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number that the instance entered with.</summary>
    public long Number => Volatile.Read(ref number);

    /// <summary>Whether the instance may act.</summary>
    public bool IsHeld => !Volatile.Read(ref _isLost) && transport.Clock.GetUtcNow() < Until;

    /// <summary>When the instance may act no longer, unless the lease is renewed.</summary>
    public DateTimeOffset Until
    {
        get
        {
            var until = new DateTimeOffset(Volatile.Read(ref _until), TimeSpan.Zero);
            return transport.ClockErrorBound is var bound && bound != TimeSpan.MaxValue ? until - bound : until;
        }
    }

    /// <summary>Whether the instance may never act again.</summary>
    public bool IsLost => Volatile.Read(ref _isLost);

    /// <summary>Notes that the broker has moved the end.</summary>
    public void Extend(DateTimeOffset end) => Change(() => Volatile.Write(ref _until, Math.Max(_until, end.UtcTicks)));

    /// <summary>Notes that the broker had lost the lease and has granted another.</summary>
    public void Renumber(long granted, DateTimeOffset end) => Change(() =>
    {
        Volatile.Write(ref number, granted);
        Volatile.Write(ref _until, end.UtcTicks);
    });

    /// <summary>Notes that another instance has taken the place.</summary>
    public void Lose() => Change(() => Volatile.Write(ref _isLost, true));

    /// <summary>Waits until it is known whether the instance may act.</summary>
    /// <returns>Whether it may; <see langword="false"/> for ever.</returns>
    public async ValueTask<bool> WhenKnownAsync(CancellationToken cancellationToken)
    {
        while (!IsHeld)
        {
            Task changed;
            lock (_gate)
            {
                if (_isLost)
                {
                    return false;
                }

                changed = _changed.Task;
            }

            if (!IsHeld)
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return true;
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
