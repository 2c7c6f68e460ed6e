namespace AgentContracts.Hub.Ledger;

/// <summary>How often one message was sent and handled by this hub.</summary>
public sealed class MessageAccount
{
    private const int SentAt = CacheLine.Figures, RefusedAt = SentAt + 1, HandledAt = SentAt + CacheLine.Figures;

    private readonly long[] _figures = new long[HandledAt + CacheLine.Figures];

    /// <summary>Messages of which at least one route was taken by the broker; a message on three routes counts once.</summary>
    public long Sent => Interlocked.Read(ref _figures[SentAt]);

    /// <summary>Handlers that returned; a message that three agents handle counts three times.</summary>
    public long Handled => Interlocked.Read(ref _figures[HandledAt]);

    /// <summary>Messages that broke a rule when they were to be sent, so that nothing was.</summary>
    public long Refused => Interlocked.Read(ref _figures[RefusedAt]);

    /// <summary>A message was sent.</summary>
    public void CountSent() => Interlocked.Increment(ref _figures[SentAt]);

    /// <summary>A handler returned.</summary>
    public void CountHandled() => Interlocked.Increment(ref _figures[HandledAt]);

    /// <summary>A message broke a rule and was not sent.</summary>
    public void CountRefused() => Interlocked.Increment(ref _figures[RefusedAt]);
}
