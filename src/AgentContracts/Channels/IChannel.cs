namespace AgentContracts;

/// <summary>A channel. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The channel itself.</typeparam>
public interface IChannel<TSelf>
{
    /// <summary>What is known of the channel at compile time.</summary>
    static abstract ChannelInfo Info { get; }
}
