namespace AgentContracts.Hub.Ledger;

/// <summary>
/// The account of one channel at one agent instance. What was received and what became of it are counted where they happen;
/// what is in flight is counted by the places that hold it, never computed as a remainder.
/// </summary>
public sealed class LedgerAccount(string channel, string agent, string instance)
{
    private readonly long[] _outcomes = new long[Enum.GetValues<Outcome>().Length];
    private long _received, _late, _lost, _reordered;
    private long _queued, _running, _retrying;

    /// <summary>How many copies may wait in the queues behind this account; 0 once its instance has left.</summary>
    public int Capacity
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>A copy arrived.</summary>
    public void CountReceived() => Interlocked.Increment(ref _received);

    /// <summary>A copy's outcome is known.</summary>
    public void Count(Outcome outcome) => Interlocked.Increment(ref _outcomes[(int)outcome]);

    /// <summary>A handled copy was past its age.</summary>
    public void CountLate() => Interlocked.Increment(ref _late);

    /// <summary>Numbers are missing in front of the copy that arrived; a negative number takes back what had been counted and never came to be.</summary>
    public void CountLost(long copies) => Interlocked.Add(ref _lost, copies);

    /// <summary>A copy arrived after one with a higher number; it had been counted lost.</summary>
    public void CountReordered()
    {
        Interlocked.Increment(ref _reordered);
        Interlocked.Decrement(ref _lost);
    }

    /// <summary>A copy entered a queue.</summary>
    public void EnterQueue() => Interlocked.Increment(ref _queued);

    /// <summary>A copy left its queue.</summary>
    public void LeaveQueue() => Interlocked.Decrement(ref _queued);

    /// <summary>A worker took a copy.</summary>
    public void BeginRun() => Interlocked.Increment(ref _running);

    /// <summary>The worker is done with it.</summary>
    public void EndRun() => Interlocked.Decrement(ref _running);

    /// <summary>A copy waits to be tried again.</summary>
    public void BeginRetryWait() => Interlocked.Increment(ref _retrying);

    /// <summary>It no longer waits.</summary>
    public void EndRetryWait() => Interlocked.Decrement(ref _retrying);

    /// <summary>The figures as they are now; exact when traffic rests.</summary>
    public LedgerRow Read() => new()
    {
        Channel = channel,
        Agent = agent,
        Instance = instance,
        // In the order in which a copy moves: one that moves on while this is read is seen twice rather than missed.
        Received = Interlocked.Read(ref _received),
        Queued = Interlocked.Read(ref _queued),
        Running = Interlocked.Read(ref _running),
        Retrying = Interlocked.Read(ref _retrying),
        Handled = Of(Outcome.Handled),
        Late = Interlocked.Read(ref _late),
        Expired = Of(Outcome.Expired),
        Dropped = Of(Outcome.Dropped),
        Invalid = Of(Outcome.Invalid),
        Duplicate = Of(Outcome.Duplicate),
        Ignored = Of(Outcome.Ignored),
        UnknownType = Of(Outcome.UnknownType),
        DeadLettered = Of(Outcome.DeadLettered),
        Returned = Of(Outcome.Returned),
        Lost = Interlocked.Read(ref _lost),
        Reordered = Interlocked.Read(ref _reordered),
    };

    private long Of(Outcome outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);
}
