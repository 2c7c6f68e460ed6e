namespace AgentContracts.Hub.Ledger;

/// <summary>
/// The account of one channel at one agent instance. What was received and what became of it are counted where they happen;
/// what is in flight is counted by the places that hold it, never computed as a remainder.
/// </summary>
public sealed class LedgerAccount(string channel, string agent, string instance)
{
    /// <summary>The outcomes come last.</summary>
    private const int Outcomes = (int)Figure.Retrying + 1;

    private readonly long[] _figures = new long[Outcomes + Enum.GetValues<Outcome>().Length + CacheLine.Figures];
    private LedgerAccount? _sum;

    private enum Figure
    {
        // Counted where copies come in.
        Received = CacheLine.Figures,
        Lost,
        Reordered,

        // Counted by both. One figure: of two that are read one after the other the difference could be anything.
        Queued = 2 * CacheLine.Figures,

        // Counted by workers.
        Running = 3 * CacheLine.Figures,
        Late,
        Retrying,
    }

    /// <summary>How many copies may wait in the queues behind this account; 0 once its instance has left.</summary>
    public int Capacity
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>A copy arrived.</summary>
    public void CountReceived() => Add(Figure.Received, 1);

    /// <summary>A copy's outcome is known.</summary>
    public void Count(Outcome outcome) => Add(Outcomes + (int)outcome, 1);

    /// <summary>A handled copy was past its age.</summary>
    public void CountLate() => Add(Figure.Late, 1);

    /// <summary>Numbers are missing in front of the copy that arrived; a negative number takes back what had been counted and never came to be.</summary>
    public void CountLost(long copies) => Add(Figure.Lost, copies);

    /// <summary>A copy arrived after one with a higher number; it had been counted lost.</summary>
    public void CountReordered()
    {
        Add(Figure.Reordered, 1);
        Add(Figure.Lost, -1);
    }

    /// <summary>A copy entered a queue.</summary>
    public void EnterQueue() => Add(Figure.Queued, 1);

    /// <summary>A copy left its queue.</summary>
    public void LeaveQueue() => Add(Figure.Queued, -1);

    /// <summary>A worker took a copy.</summary>
    public void BeginRun() => Add(Figure.Running, 1);

    /// <summary>The worker is done with it.</summary>
    public void EndRun() => Add(Figure.Running, -1);

    /// <summary>A copy waits to be tried again.</summary>
    public void BeginRetryWait() => Add(Figure.Retrying, 1);

    /// <summary>It no longer waits.</summary>
    public void EndRetryWait() => Add(Figure.Retrying, -1);

    /// <summary>The figures as they are now; exact when traffic rests.</summary>
    public LedgerRow Read() => new()
    {
        Channel = channel,
        Agent = agent,
        Instance = instance,
        // In the order in which a copy moves: one that moves on while this is read is seen twice rather than missed.
        Received = Of(Figure.Received),
        Queued = Of(Figure.Queued),
        Running = Of(Figure.Running),
        Retrying = Of(Figure.Retrying),
        Handled = Of(Outcome.Handled),
        Late = Of(Figure.Late),
        Expired = Of(Outcome.Expired),
        Dropped = Of(Outcome.Dropped),
        Invalid = Of(Outcome.Invalid),
        Duplicate = Of(Outcome.Duplicate),
        Ignored = Of(Outcome.Ignored),
        UnknownType = Of(Outcome.UnknownType),
        DeadLettered = Of(Outcome.DeadLettered),
        Returned = Of(Outcome.Returned),
        Lost = Of(Figure.Lost),
        Reordered = Of(Figure.Reordered),
    };

    /// <summary>Moves everything that was counted here, and whatever still will be, to another account.</summary>
    internal void MoveTo(LedgerAccount sum)
    {
        Interlocked.Exchange(ref _sum, sum);
        Move(sum);
    }

    private void Add(Figure figure, long copies) => Add((int)figure, copies);

    private void Add(int figure, long copies)
    {
        Interlocked.Add(ref _figures[figure], copies);

        // A handler that returns long after its instance has left. What is counted while the others are moved is moved by whoever sees it first.
        if (Volatile.Read(ref _sum) is { } sum)
        {
            Move(sum);
        }
    }

    private void Move(LedgerAccount sum)
    {
        // What one has taken out here and not yet added there is in neither: whoever moves next waits for it, so that nothing is missing when he is done.
        lock (sum._figures)
        {
            for (var figure = 0; figure < _figures.Length; figure++)
            {
                Interlocked.Add(ref sum._figures[figure], Interlocked.Exchange(ref _figures[figure], 0));
            }
        }
    }

    private long Of(Figure figure) => Interlocked.Read(ref _figures[(int)figure]);

    private long Of(Outcome outcome) => Interlocked.Read(ref _figures[Outcomes + (int)outcome]);
}
