using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Monitoring;

/// <summary>Remembers, counts, logs and alerts of what happens to the broker.</summary>
internal sealed class TransportWatch(HubLedger ledger, IErrorReporter errors, ILoggerFactory? loggers = null) : ITransportWatcher
{
    private const string Broker = "broker";

    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private long _silentSince;

    /// <summary>Whether the broker answers.</summary>
    public TransportState State { get; private set; } = TransportState.Well;

    public void StateChanged(TransportState state)
    {
        var before = State;
        State = state;
        if (!state.Answers)
        {
            _silentSince = TimeProvider.System.GetTimestamp();
            HubLog.BrokerSilent(_logger, state.Reason);
            return;
        }

        // While it was silent it could not have carried the alert.
        var duration = TimeProvider.System.GetElapsedTime(_silentSince);
        HubLog.BrokerAnswers(_logger, duration);
        errors.Report(new ErrorReport(Broker, ErrorTypes.BrokerSilent, Severity.High, $"The broker did not answer for {duration.TotalSeconds:0.0} s: {before.Reason}."));
    }

    public void GroupAbandoned(string channel, string group, long messages)
    {
        ledger.Sends(channel).CountAbandoned(messages);
        HubLog.GroupAbandoned(_logger, group, channel, messages);
        errors.Report(new ErrorReport(channel, ErrorTypes.GroupAbandoned, Severity.High, $"Agent {group} has been gone for too long: {messages} message(s) that waited for it were abandoned."));
    }

    public void GroupLost(string channel, string group) =>
        errors.Report(new ErrorReport(channel, ErrorTypes.GroupLost, Severity.High, $"The broker had forgotten the group of agent {group}, and perhaps messages."));
}
