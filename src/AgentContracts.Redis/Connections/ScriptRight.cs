using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>Whether the server runs scripts for this user that the hub can do without.</summary>
internal sealed class ScriptRight(ILogger logger)
{
    /// <summary>For how long it is not tried again: each try stands in the server's log.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private long _refusedAt;
    private volatile bool _isProven;

    /// <summary>Whether it has just been refused.</summary>
    public bool IsRefused => IsRecent(Volatile.Read(ref _refusedAt));

    /// <summary>Whether the server has taken a script, and not refused one since.</summary>
    public bool IsProven => _isProven;

    /// <summary>Notes that the server has taken a script.</summary>
    public void NoteTaken() => _isProven = true;

    /// <summary>
    /// Notes that the server has answered a script with an error, and takes without it what that would have done. One that still reads what it kept after a start,
    /// say, or has another script to end first, refuses nothing for good.
    /// </summary>
    public void Note(RedisServerException exception)
    {
        if (RedisFailure.IsRefusal(exception) && !exception.Message.StartsWith("BUSY", StringComparison.Ordinal)
            && Volatile.Read(ref _refusedAt) is var before && !IsRecent(before)
            && Interlocked.CompareExchange(ref _refusedAt, TimeProvider.System.GetTimestamp(), before) == before)
        {
            _isProven = false;
            RedisLog.GatheringRefused(logger, RedisFailure.InWords(exception));
        }
    }

    private static bool IsRecent(long refusedAt) => refusedAt != 0 && TimeProvider.System.GetElapsedTime(refusedAt) < Rest;
}
