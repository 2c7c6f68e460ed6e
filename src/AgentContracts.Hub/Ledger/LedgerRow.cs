namespace AgentContracts.Hub.Ledger;

/// <summary>
/// The account of one channel at one agent instance at one moment, or of all earlier instances of an agent: those that have left, but for the last
/// <see cref="HubLedger.KeptDepartures"/> of the hub. All figures count copies since the instance began.
/// </summary>
public sealed record LedgerRow
{
    /// <summary>What <see cref="Instance"/> says in the row that adds up the earlier instances of an agent; no instance has that name.</summary>
    public const string EarlierInstances = "(earlier instances)";

    /// <summary>The channel's name.</summary>
    public required string Channel { get; init; }

    /// <summary>The agent's id.</summary>
    public required string Agent { get; init; }

    /// <summary>The agent's instance, or <see cref="EarlierInstances"/>.</summary>
    public required string Instance { get; init; }

    /// <summary>Copies that arrived.</summary>
    public long Received { get; init; }

    /// <summary>Copies whose handler returned, the late ones included.</summary>
    public long Handled { get; init; }

    /// <summary>Handled copies that were past their age.</summary>
    public long Late { get; init; }

    /// <summary>See <see cref="Outcome.Expired"/>.</summary>
    public long Expired { get; init; }

    /// <summary>See <see cref="Outcome.Dropped"/>.</summary>
    public long Dropped { get; init; }

    /// <summary>See <see cref="Outcome.Invalid"/>.</summary>
    public long Invalid { get; init; }

    /// <summary>See <see cref="Outcome.Duplicate"/>.</summary>
    public long Duplicate { get; init; }

    /// <summary>See <see cref="Outcome.Ignored"/>.</summary>
    public long Ignored { get; init; }

    /// <summary>See <see cref="Outcome.UnknownType"/>.</summary>
    public long UnknownType { get; init; }

    /// <summary>See <see cref="Outcome.DeadLettered"/>.</summary>
    public long DeadLettered { get; init; }

    /// <summary>See <see cref="Outcome.Returned"/>.</summary>
    public long Returned { get; init; }

    /// <summary>Copies that wait in a queue.</summary>
    public long Queued { get; init; }

    /// <summary>Copies that a worker has.</summary>
    public long Running { get; init; }

    /// <summary>Copies that wait to be tried again.</summary>
    public long Retrying { get; init; }

    /// <summary>Numbers that never arrived on pub/sub.</summary>
    public long Lost { get; init; }

    /// <summary>Copies that arrived after one with a higher number on pub/sub.</summary>
    public long Reordered { get; init; }

    /// <summary>Copies without an outcome yet.</summary>
    public long InFlight => Queued + Running + Retrying;

    /// <summary>Copies with an outcome.</summary>
    public long Settled => Handled + Expired + Dropped + Invalid + Duplicate + Ignored + UnknownType + DeadLettered + Returned;

    /// <summary>By how many copies a row that was read under traffic is behind itself: they moved while it was read. 0 when traffic rests.</summary>
    public long Lag => Received - Settled - InFlight;

    /// <summary>Whether every received copy is either settled or in flight. Exact when traffic rests.</summary>
    public bool IsBalanced => Lag == 0;
}
