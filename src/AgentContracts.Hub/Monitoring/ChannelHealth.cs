namespace AgentContracts.Hub.Monitoring;

/// <summary>How a channel is doing, as one hub sees it.</summary>
public enum ChannelHealth
{
    /// <summary>Nothing has failed lately.</summary>
    Healthy,

    /// <summary>Some sends fail, or too many of the copies that arrive are dropped or too old.</summary>
    Degraded,

    /// <summary>Nothing can be sent to it: its circuit is not closed.</summary>
    Down,
}
