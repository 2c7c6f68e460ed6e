namespace AgentContracts.Hub.Ledger;

/// <summary>How often one message was sent and handled by this hub.</summary>
public sealed class MessageAccount
{
    private long _sent, _handled, _refused;

    /// <summary>Messages of which at least one route was taken by the broker; a message on three routes counts once.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Handlers that returned; a message that three agents handle counts three times.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>Messages that broke a rule when they were to be sent, so that nothing was.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>A message was sent.</summary>
    public void CountSent() => Interlocked.Increment(ref _sent);

    /// <summary>A handler returned.</summary>
    public void CountHandled() => Interlocked.Increment(ref _handled);

    /// <summary>A message broke a rule and was not sent.</summary>
    public void CountRefused() => Interlocked.Increment(ref _refused);
}
