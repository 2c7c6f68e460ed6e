namespace AgentContracts.Hub.Monitoring;

/// <summary>How a channel is doing, as one hub sees it.</summary>
public enum ChannelHealth
{
    /// <summary>Nothing has failed lately.</summary>
    Healthy,

    /// <summary>Some sends fail, or too many of the copies that arrive are dropped or too old, or the broker cannot be told what is finished.</summary>
    Degraded,

    /// <summary>Nothing can be sent to it, because its circuit is not closed, or an agent of this hub cannot hear or read it.</summary>
    Down,
}
