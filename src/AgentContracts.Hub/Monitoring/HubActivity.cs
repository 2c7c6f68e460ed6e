namespace AgentContracts.Hub.Monitoring;

/// <inheritdoc/>
public sealed class HubActivity : IHubActivity
{
    private readonly Lock _gate = new();
    private int _busy;
    private TaskCompletionSource? _quiet;

    /// <inheritdoc/>
    public bool IsQuiet => Volatile.Read(ref _busy) == 0;

    /// <summary>Some work begins.</summary>
    public void Begin() => Interlocked.Increment(ref _busy);

    /// <summary>It has ended, or only time can bring it on.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            lock (_gate)
            {
                if (IsQuiet)
                {
                    _quiet?.TrySetResult();
                    _quiet = null;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask WhenQuietAsync(CancellationToken cancellationToken = default)
    {
        while (!IsQuiet)
        {
            Task quiet;
            lock (_gate)
            {
                if (IsQuiet)
                {
                    return;
                }

                quiet = (_quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await quiet.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
