namespace TradingDesk;

/// <summary>What the command ends with.</summary>
public static class ExitCode
{
    /// <summary>The run has ended, or was stopped, and every message is accounted for.</summary>
    public const int Ok = 0;

    /// <summary>The run has failed, agents of other processes are missing or play another feed, a message is not accounted for, or a promise was broken.</summary>
    public const int Failed = 1;

    /// <summary>An option, the feed, or a file to write to is wrong; nothing was started.</summary>
    public const int BadInput = 2;

    /// <summary>Redis could not be reached, refused the login or rights that the agents need, or is not installed where one is to be started; nothing was started.</summary>
    public const int NoRedis = 3;
}
