using System.Collections.Concurrent;
using System.Globalization;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Monitoring;

/// <summary>Remembers, counts, logs and alerts of what happens to the broker.</summary>
internal sealed class TransportWatch(HubLedger ledger, ITransport transport, IErrorReporter errors, ILoggerFactory? loggers = null) : ITransportWatcher
{
    private const string Broker = "broker";

    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private readonly ConcurrentDictionary<ChannelFault, Complaint> _faults = new();
    private long _silentSince;

    /// <summary>Whether the broker answers.</summary>
    public TransportState State { get; private set; } = TransportState.Well;

    /// <summary>What speaks against at-least-once on the broker.</summary>
    public IReadOnlyList<PromiseDoubt> Doubts { get; private set; } = [];

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

    public void PromiseChecked(IReadOnlyList<PromiseDoubt> doubts)
    {
        foreach (var doubt in doubts.Except(Doubts))
        {
            if (doubt.IsBroken)
            {
                HubLog.PromiseBroken(_logger, doubt.Reason);
            }
            else
            {
                HubLog.PromiseUnverified(_logger, doubt.Reason);
            }
        }

        Doubts = doubts;
    }

    /// <summary>What does not work on a channel now.</summary>
    public IEnumerable<Complaint> Read(string channel) =>
        _faults.Where(fault => fault.Key.Channel == channel).Select(static fault => fault.Value);

    public void ChannelFailed(ChannelFault fault, string reason)
    {
        var what = $"{Name(fault)} {Fails(fault.Work)}: {reason}";
        var health = fault.Work == ChannelWork.Finishing ? ChannelHealth.Degraded : ChannelHealth.Down;
        if (_faults.TryAdd(fault, new Complaint(health, what, transport.Clock.GetUtcNow())))
        {
            HubLog.ChannelFailed(_logger, fault.Channel, what);
            errors.Report(new ErrorReport(fault.Channel, ErrorTypes.ChannelFailed, Severity.High, $"{what}."));
        }
    }

    public void ChannelMended(ChannelFault fault)
    {
        if (End(fault, out var reason, out var duration))
        {
            HubLog.ChannelMended(_logger, fault.Channel, duration, reason);
            errors.Report(new ErrorReport(fault.Channel, ErrorTypes.ChannelMended, Severity.Low, string.Create(
                CultureInfo.InvariantCulture, $"It works again after {duration.TotalSeconds:0.###} s: {reason}.")));
        }
    }

    public void ChannelLeft(ChannelFault fault)
    {
        if (End(fault, out var reason, out var duration))
        {
            HubLog.ChannelLeft(_logger, fault.Channel, Name(fault), duration, reason);
            errors.Report(new ErrorReport(fault.Channel, ErrorTypes.ChannelLeft, Severity.Low, string.Create(
                CultureInfo.InvariantCulture, $"{Name(fault)} has left it after {duration.TotalSeconds:0.###} s, which ends this: {reason}.")));
        }
    }

    private bool End(ChannelFault fault, out string reason, out TimeSpan duration)
    {
        var isKnown = _faults.TryRemove(fault, out var complaint);
        (reason, duration) = isKnown ? (complaint!.Reason, transport.Clock.GetUtcNow() - complaint.Since) : ("", default);
        return isKnown;
    }

    private static string Name(ChannelFault fault) => fault.Instance.Length == 0 ? "this hub" : fault.Instance;

    private static string Fails(ChannelWork work) => work switch
    {
        ChannelWork.Hearing => "does not hear it",
        ChannelWork.Reading => "cannot read it",
        _ => "cannot tell the broker what is finished",
    };
}
