namespace AgentContracts.Hub.Transport;

/// <summary>What a hub does with a channel apart from sending, each of which may fail while everything else works.</summary>
public enum ChannelWork
{
    /// <summary>Hearing what is published: the subscription.</summary>
    Hearing,

    /// <summary>Reading the stream.</summary>
    Reading,

    /// <summary>Telling the broker what is finished: acknowledging, and keeping dead letters.</summary>
    Finishing,
}
