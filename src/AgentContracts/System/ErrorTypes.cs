namespace AgentContracts;

/// <summary>What hubs write into <see cref="ErrorAlert.ErrorType"/>; the component is a channel's name unless it says otherwise.</summary>
public static class ErrorTypes
{
    /// <summary>Sends failed again and again: for the time being nothing more is sent there, but what tries whether it works again.</summary>
    public const string CircuitOpen = "circuit_open";

    /// <summary>A send has succeeded: the channel is used again.</summary>
    public const string CircuitClosed = "circuit_closed";

    /// <summary>What <see cref="FallsBackToAttribute{TChannel}"/> names carried a message.</summary>
    public const string FallbackUsed = "fallback_used";

    /// <summary>A message was given up because it could not be decoded or breaks a rule.</summary>
    public const string DeadLetterInvalid = "dead_letter_invalid";

    /// <summary>A message was given up because its handler failed as often as its tier allows.</summary>
    public const string DeadLetterAttempts = "dead_letter_attempts";

    /// <summary>A message was given up because its age ended before it could be handled.</summary>
    public const string DeadLetterDeadline = "dead_letter_deadline";

    /// <summary>The server had forgotten an agent's group, and perhaps messages.</summary>
    public const string GroupLost = "group_lost";

    /// <summary>An agent has been gone for so long that its unfinished messages no longer hold up others.</summary>
    public const string GroupAbandoned = "group_abandoned";

    /// <summary>The broker did not answer for a while, which is told when it does again; the component is <c>broker</c>.</summary>
    public const string BrokerSilent = "broker_silent";

    /// <summary>Too many of the copies that arrived were dropped or too old.</summary>
    public const string DropRate = "drop_rate";

    /// <summary>An agent cannot hear or read the channel, or the broker cannot be told what is finished there, while everything else works; it is tried until it can.</summary>
    public const string ChannelFailed = "channel_failed";

    /// <summary>What had failed on the channel works again.</summary>
    public const string ChannelMended = "channel_mended";

    /// <summary>Whoever something had failed for on the channel has left it.</summary>
    public const string ChannelLeft = "channel_left";
}
