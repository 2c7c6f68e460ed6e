using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub;

/// <summary>Every event that the hub logs. It puts no payload into them; what a handler's own exception says is passed on as it is.</summary>
internal static partial class HubLog
{
    [LoggerMessage(1, LogLevel.Information, "Agent {Agent} started as {Instance} on the {Transport} transport.")]
    public static partial void AgentStarted(ILogger logger, string agent, string instance, string transport);

    [LoggerMessage(2, LogLevel.Information, "Agent {Agent} stopped as {Instance}: {Dropped} dropped, {Returned} returned.")]
    public static partial void AgentStopped(ILogger logger, string agent, string instance, long dropped, long returned);

    [LoggerMessage(3, LogLevel.Warning, "Agent {Agent} on {Channel}: message {MessageId} is invalid and was kept. {Detail}")]
    public static partial void Invalid(ILogger logger, string agent, string channel, MessageId messageId, string? detail);

    [LoggerMessage(4, LogLevel.Error, "Agent {Agent} on {Channel}: {MessageType} {MessageId} was given up after {Attempts} attempt(s), reason {Reason}. {Detail}")]
    public static partial void DeadLettered(
        ILogger logger, string agent, string channel, string messageType, MessageId messageId, int attempts, DeadLetterReason reason, string? detail);

    [LoggerMessage(5, LogLevel.Warning, "Agent {Agent} on {Channel}: this build does not expect {MessageType} there, which {SourceAgent} sends. Told once.")]
    public static partial void UnknownType(ILogger logger, string agent, string channel, string messageType, string sourceAgent);

    [LoggerMessage(6, LogLevel.Error, "Agent {Agent} on {Channel}: the broker could not be told that message {MessageId} is {Outcome}.")]
    public static partial void SettlingFailed(ILogger logger, Exception exception, string agent, string channel, MessageId messageId, Outcome outcome);

    [LoggerMessage(7, LogLevel.Warning, "Agent {Agent}: the heartbeat of {Instance} could not be sent.")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception, string agent, string instance);

    [LoggerMessage(8, LogLevel.Error, "Agent {Agent}: {Instance} did not finish its running handlers in time; their messages stay in flight until they return.")]
    public static partial void StopTimedOut(ILogger logger, string agent, string instance);

    [LoggerMessage(9, LogLevel.Error, "The services of {MessageType} {MessageId} could not be disposed of.")]
    public static partial void ScopeFailed(ILogger logger, Exception exception, string messageType, MessageId messageId);

    [LoggerMessage(10, LogLevel.Error, "Agent {Agent}: {Instance} failed to end its own work.")]
    public static partial void StopFailed(ILogger logger, Exception exception, string agent, string instance);

    [LoggerMessage(11, LogLevel.Error, "Agent {Agent}: a delivery observer failed.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string agent);

    [LoggerMessage(12, LogLevel.Warning, "Agent {Agent} on {Channel}: the handler of {MessageType} {MessageId} failed at attempt {Attempt}.")]
    public static partial void HandlerFailed(
        ILogger logger, Exception exception, string agent, string channel, string messageType, MessageId messageId, int attempt);

    [LoggerMessage(13, LogLevel.Error, "Agent {Agent} on {Channel}: the hub could not process {MessageType} {MessageId}.")]
    public static partial void ProcessingFailed(
        ILogger logger, Exception exception, string agent, string channel, string messageType, MessageId messageId);

    [LoggerMessage(14, LogLevel.Error, "Agent {Agent}: {Instance} left, but could not {Step}.")]
    public static partial void LeavingFailed(ILogger logger, Exception exception, string agent, string instance, string step);

    [LoggerMessage(15, LogLevel.Error, "{Channel} ({Delivery}): sends fail, so nothing more is sent there until one that tries succeeds: {Reason}")]
    public static partial void CircuitOpened(ILogger logger, string channel, Delivery delivery, string? reason);

    [LoggerMessage(16, LogLevel.Warning, "{Channel} ({Delivery}): sending works again after {Duration}; {HeldBack} send(s) were held back meanwhile.")]
    public static partial void CircuitClosed(ILogger logger, string channel, Delivery delivery, TimeSpan duration, long heldBack);

    [LoggerMessage(17, LogLevel.Warning, "The alert {ErrorType} of {Component} could not be sent: {Reason}")]
    public static partial void AlertNotSent(ILogger logger, Exception? exception, string errorType, string component, string? reason);

    [LoggerMessage(18, LogLevel.Warning, "{Channel}: {Dropped} of {Received} copies that arrived within {Window} were dropped or too old.")]
    public static partial void DropRate(ILogger logger, string channel, long dropped, long received, TimeSpan window);

    [LoggerMessage(19, LogLevel.Error, "The broker does not answer: {Reason}. What is sent fails at once until it does.")]
    public static partial void BrokerSilent(ILogger logger, string? reason);

    [LoggerMessage(20, LogLevel.Warning, "The broker answers again, after {Duration}.")]
    public static partial void BrokerAnswers(ILogger logger, TimeSpan duration);

    [LoggerMessage(21, LogLevel.Error, "Agent {Agent} on {Channel}: gone for longer than AbandonAfter with a full queue; {Messages} message(s) that waited for it were abandoned, so that others can be sent to.")]
    public static partial void GroupAbandoned(ILogger logger, string agent, string channel, long messages);

    [LoggerMessage(22, LogLevel.Error, "{Channel}: {What}. It is tried again until it works.")]
    public static partial void ChannelFailed(ILogger logger, string channel, string what);

    [LoggerMessage(23, LogLevel.Warning, "{Channel}: it works again after {Duration}: {What}.")]
    public static partial void ChannelMended(ILogger logger, string channel, TimeSpan duration, string what);

    [LoggerMessage(27, LogLevel.Information, "{Channel}: {Instance} has left it after {Duration}, which ends this: {What}.")]
    public static partial void ChannelLeft(ILogger logger, string channel, string instance, TimeSpan duration, string what);

    [LoggerMessage(24, LogLevel.Warning, "At least once cannot be kept: {Reason}.")]
    public static partial void PromiseBroken(ILogger logger, string reason);

    [LoggerMessage(26, LogLevel.Warning, "Whether at least once holds is not verified: {Reason}.")]
    public static partial void PromiseUnverified(ILogger logger, string reason);

    [LoggerMessage(30, LogLevel.Warning, "Agent {Agent}: {Instance} could not answer emergency {Emergency}; it answers when it is asked again.")]
    public static partial void AnswerNotSent(ILogger logger, Exception exception, string agent, string instance, MessageId emergency);

    [LoggerMessage(31, LogLevel.Warning, "Emergency {Emergency} could not be kept for agents that join later. A broadcast tries again when it repeats it.")]
    public static partial void NotLatched(ILogger logger, Exception exception, MessageId emergency);

    [LoggerMessage(32, LogLevel.Warning, "Emergency {Emergency} could not be cleared, and agents that join meanwhile will hear it. It is tried again with the next heartbeat; without heartbeats, when a lease is next renewed or an agent next enters.")]
    public static partial void NotCleared(ILogger logger, Exception exception, MessageId emergency);

    [LoggerMessage(33, LogLevel.Warning, "Agent {Agent}: the emergencies that {Instance} has missed could not be read. It is tried again with the next heartbeat; without heartbeats, when a lease is next renewed or an agent next enters.")]
    public static partial void LatchUnread(ILogger logger, Exception exception, string agent, string instance);

    [LoggerMessage(34, LogLevel.Warning, "The registry could not be renewed or read. It is tried again with the next heartbeat; without heartbeats, when a lease is next renewed or an agent next enters.")]
    public static partial void RegistryFailed(ILogger logger, Exception exception);

    [LoggerMessage(35, LogLevel.Information, "Agent {Agent} is exclusive and waits {Left} for the lease of {Holder} to end.")]
    public static partial void WaitsForLease(ILogger logger, string agent, string holder, TimeSpan left);

    [LoggerMessage(36, LogLevel.Error, "Agent {Agent} may not run as {Instance}: {Reason}")]
    public static partial void Refused(ILogger logger, string agent, string instance, string reason);

    [LoggerMessage(37, LogLevel.Error, "Agent {Agent} is exclusive: {Instance} stops, because {Holder} has its place.")]
    public static partial void Displaced(ILogger logger, string agent, string instance, string holder);

    [LoggerMessage(38, LogLevel.Information, "{Instance} has {Own}, {Other} is what {With} has; the one has grown from the other, and both can read it.")]
    public static partial void OtherVersion(ILogger logger, string instance, Registry.ContractVersion own, Registry.ContractVersion other, string with);

    [LoggerMessage(39, LogLevel.Warning, "Nothing has been heard of {Agents}: inactive since {Since}.")]
    public static partial void AgentsInactive(ILogger logger, IEnumerable<string> agents, DateTimeOffset since);

    [LoggerMessage(40, LogLevel.Information, "{Agents}: active again.")]
    public static partial void AgentsRecovered(ILogger logger, IEnumerable<string> agents);

    [LoggerMessage(41, LogLevel.Warning, "Answers to {MessageType} cannot be heard: the roll call will say that all are silent. The emergency is sent all the same.")]
    public static partial void RollCallDeaf(ILogger logger, Exception exception, string messageType);

    [LoggerMessage(42, LogLevel.Warning, "{MessageType} could not be sent again to those who have not answered; it is tried again.")]
    public static partial void NotRepeated(ILogger logger, Exception exception, string messageType);

    [LoggerMessage(44, LogLevel.Warning, "Emergency {Emergency} could not be published once more behind its latch: agents that joined meanwhile may have missed it. {Reason}")]
    public static partial void NotPublishedAgain(ILogger logger, Exception? exception, MessageId emergency, string? reason);

    [LoggerMessage(43, LogLevel.Warning, "Agent {Agent}: the heartbeat of {Instance} would be too long with the {Count} channels that it hears ({Reason}), so it goes out without them. Told once.")]
    public static partial void HeartbeatTooLong(ILogger logger, string agent, string instance, int count, string? reason);

    [LoggerMessage(25, LogLevel.Warning, "{Place} is set, but no agent of this program has anything to do with it.")]
    public static partial void StrangeSettings(ILogger logger, string place);

    [LoggerMessage(28, LogLevel.Warning, "{Place} is set, but is no setting of a hub, which reads {Known} there: it is passed over.")]
    public static partial void ForeignSetting(ILogger logger, string place, string known);
}
