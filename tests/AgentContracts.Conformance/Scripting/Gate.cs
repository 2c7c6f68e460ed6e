namespace AgentContracts.Conformance;

/// <summary>Holds handlers until it is opened.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    /// <summary>How many handlers wait in front of it.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Lets all through, now and later.</summary>
    public void Open() => _open.TrySetResult();

    /// <summary>Waits until it is open.</summary>
    public async ValueTask PassAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            await _open.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
