namespace AgentContracts.Hub.Ledger;

/// <summary>How often one message was sent and handled by this hub.</summary>
public sealed class MessageAccount
{
    private long _sent, _handled;

    /// <summary>Messages of which at least one route was taken by the broker; a message on three routes counts once.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Handlers that returned; a message that three agents handle counts three times.</summary>
    public long Handled => Interlocked.Read(ref _handled);

    /// <summary>A message was sent.</summary>
    public void CountSent() => Interlocked.Increment(ref _sent);

    /// <summary>A handler returned.</summary>
    public void CountHandled() => Interlocked.Increment(ref _handled);
}
