namespace AgentContracts.Hub.Transport;

/// <summary>Whom a transport tells what happens to the broker and not to one message. Called from any thread; must return at once and not throw.</summary>
public interface ITransportWatcher
{
    /// <summary>The broker answers no longer, or answers again.</summary>
    void StateChanged(TransportState state);

    /// <summary>A group whose agent had been gone for longer than its channel allows no longer holds up others.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="group">The agent's id.</param>
    /// <param name="messages">How many messages it will not get any more.</param>
    void GroupAbandoned(string channel, string group, long messages);

    /// <summary>The broker had forgotten a group, which was made again: it may have forgotten messages as well.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="group">The agent's id.</param>
    void GroupLost(string channel, string group);

    /// <summary>Something does not work on a channel, and is tried again until it does. Told once, until <see cref="ChannelMended"/> or <see cref="ChannelLeft"/>.</summary>
    /// <param name="fault">What.</param>
    /// <param name="reason">Why, in the broker's words; without a full stop.</param>
    void ChannelFailed(ChannelFault fault, string reason);

    /// <summary>It works again.</summary>
    /// <param name="fault">What <see cref="ChannelFailed"/> was told of.</param>
    void ChannelMended(ChannelFault fault);

    /// <summary>Nobody is left who does what did not work: its agent is gone, or the hub hears the channel no longer.</summary>
    /// <param name="fault">What <see cref="ChannelFailed"/> was told of.</param>
    void ChannelLeft(ChannelFault fault);

    /// <summary>The broker's settings were looked at: at the start, and after each reconnect.</summary>
    /// <param name="doubts">What speaks against at-least-once there; nothing where all is well.</param>
    void PromiseChecked(IReadOnlyList<PromiseDoubt> doubts);
}
