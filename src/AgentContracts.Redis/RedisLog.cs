using Microsoft.Extensions.Logging;

namespace AgentContracts.Redis;

/// <summary>Every event that the Redis transport logs. It puts no payload into them.</summary>
internal static partial class RedisLog
{
    [LoggerMessage(101, LogLevel.Error, "{Channel}: a listener failed.")]
    public static partial void ListenerFailed(ILogger logger, Exception exception, string channel);

    [LoggerMessage(102, LogLevel.Warning, "{Channel}: the subscription could not be ended; what still comes is not handed on.")]
    public static partial void UnsubscribeFailed(ILogger logger, Exception exception, string channel);

    [LoggerMessage(103, LogLevel.Error, "{Consumer} cannot read {Stream}: {Reason} It tries again until it can.")]
    public static partial void ReadingFailed(ILogger logger, string consumer, string stream, string reason);

    [LoggerMessage(104, LogLevel.Warning, "{Consumer} reads its streams again.")]
    public static partial void ReadingAgain(ILogger logger, string consumer);

    [LoggerMessage(105, LogLevel.Error, "Group {Group} of {Stream} was gone and has been created again: the server may have lost messages. What it still had there is handed out once more.")]
    public static partial void GroupCreatedAgain(ILogger logger, string group, string stream);

    [LoggerMessage(106, LogLevel.Warning, "{Consumer}: a finished message of {Stream} could not be acknowledged: {Reason} It will be, as soon as Redis lets it.")]
    public static partial void AcknowledgeDelayed(ILogger logger, string consumer, string stream, string reason);

    [LoggerMessage(107, LogLevel.Information, "{Consumer} took over {Count} message(s) of {Stream} that others had left.")]
    public static partial void TookOver(ILogger logger, string consumer, int count, string stream);

    [LoggerMessage(108, LogLevel.Error, "{Consumer}: {Count} unfinished message(s) of {Stream} are no longer in the stream: somebody trimmed or deleted them.")]
    public static partial void Vanished(ILogger logger, string consumer, int count, string stream);

    [LoggerMessage(109, LogLevel.Warning, "{Consumer} could not give back what it left of {Stream}; after its lease another instance takes it over.")]
    public static partial void ReleaseFailed(ILogger logger, Exception exception, string consumer, string stream);

    [LoggerMessage(110, LogLevel.Warning, "The server's clock could not be read; the last reading goes on.")]
    public static partial void ClockUnread(ILogger logger, Exception exception);

    [LoggerMessage(111, LogLevel.Debug, "{Channel}: a note to other instances could not be sent.")]
    public static partial void NoteNotSent(ILogger logger, Exception exception, string channel);

    [LoggerMessage(112, LogLevel.Critical, "Redis let this program in again as another user; the connection has been closed for good.")]
    public static partial void WrongUser(ILogger logger, Exception exception);

    [LoggerMessage(113, LogLevel.Error, "{Consumer}: an entry of {Stream} could not be taken in; after its lease it is handed out again.")]
    public static partial void TakingInFailed(ILogger logger, Exception exception, string consumer, string stream);

    [LoggerMessage(114, LogLevel.Warning, "No agent has ever subscribed to {Stream}, so what is sent there reaches nobody: name the agents that other programs run with ExpectAgent<TAgent>(). Told once.")]
    public static partial void NobodySubscribes(ILogger logger, string stream);

    [LoggerMessage(115, LogLevel.Error, "The server's clock went back by {Step}: what was sent before that looks younger by as much, and is handled for as much longer. Let the server's clock be slewed, not set.")]
    public static partial void ClockWentBack(ILogger logger, TimeSpan step);

    [LoggerMessage(116, LogLevel.Error, "{Channel}: whether it is heard could not be proven; it is tried again. Told once, until it can.")]
    public static partial void ProofFailed(ILogger logger, Exception exception, string channel);

    [LoggerMessage(117, LogLevel.Error, "Group {Group} of {Stream} had been set back by {Count} message(s): the server has lost what it knew. They are handed out once more.")]
    public static partial void GroupSetBack(ILogger logger, string group, string stream, int count);

    [LoggerMessage(118, LogLevel.Warning, "The server does not take several frames in one script: {Reason} For a minute each goes by itself.")]
    public static partial void GatheringRefused(ILogger logger, string reason);
}
