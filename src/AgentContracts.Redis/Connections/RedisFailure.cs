using AgentContracts.Hub.Transport;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>What a failed command means for the message that it carried.</summary>
internal static class RedisFailure
{
    // The last is how a script is told that a right is missing.
    private static readonly string[] ForGood = ["NOPERM", "WRONGTYPE", "The user executing the script can't"];

    /// <summary>Whether an exception is Redis's failure, and not a mistake of ours.</summary>
    public static bool IsRedis(Exception exception) => exception is RedisException or RedisCommandException or RedisUnavailableException or TimeoutException or ObjectDisposedException;

    /// <summary>
    /// Whether the server has answered that it does not do that. One that still reads what it kept, after a start, and one that says that another is, or
    /// will be, in charge, refuse nothing for good.
    /// </summary>
    public static bool IsRefusal(Exception exception) => exception is RedisServerException
    {
        Kind: not (RedisErrorKind.Loading or RedisErrorKind.ClusterDown or RedisErrorKind.MasterDown or RedisErrorKind.TryAgain or RedisErrorKind.Moved or RedisErrorKind.Ask),
    };

    /// <summary>Whether the server has answered with an error to what it may have done in part: a script that somebody has ended.</summary>
    public static bool MayBeDoneInPart(RedisServerException exception) => exception.Message.Contains("Script killed by user", StringComparison.Ordinal);

    /// <summary>The result of a send that failed.</summary>
    public static PublishResult ToResult(Exception exception) => exception switch
    {
        // Never left this machine.
        RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection } => PublishResult.Failed("there is no connection to Redis"),

        RedisServerException server when MayBeDoneInPart(server) => new PublishResult(RouteStatus.Unknown, "the script that carried it out was ended", IsTransient: true),
        RedisServerException server => ToResult(server.Message),

        // A command that was given up or cut off may still be carried out.
        RedisTimeoutException or TimeoutException => new PublishResult(RouteStatus.Unknown, "Redis did not answer in time", IsTransient: true),
        RedisException or ObjectDisposedException => new PublishResult(RouteStatus.Unknown, "the connection to Redis broke before the answer came", IsTransient: true),
        _ => new PublishResult(RouteStatus.Unknown, $"{exception.GetType().Name}: {exception.Message}"),
    };

    /// <summary>The result of a send to which the server has answered that it did not take it. Where a right is missing or something else has the key, no other message fares better there.</summary>
    public static PublishResult ToResult(string refusal) =>
        Array.Exists(ForGood, sign => refusal.Contains(sign, StringComparison.Ordinal)) ? PublishResult.Unusable(refusal) : PublishResult.Failed(refusal);

    /// <summary>What went wrong, in one line: the client adds its whole state to what it says.</summary>
    public static string InWords(Exception exception) => exception switch
    {
        RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection } => "there is no connection to Redis.",
        RedisConnectionException => "the connection to Redis broke.",
        TimeoutException => "Redis did not answer in time.",
        _ => exception.Message.TrimEnd('.') + ".",
    };
}
