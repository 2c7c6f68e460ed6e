using System.Collections.Concurrent;
using System.Globalization;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Monitoring;

/// <summary>
/// Sends error alerts in the hub's own name, at most one per component and type in an interval. Apart from whatever reports: in no handler's name,
/// waited for by nobody, and an alert that fails leads to none.
/// </summary>
internal sealed class ErrorAlerting(
    Func<SendPath> sends, ITransport transport, HubActivity activity, HubIdentity identity, IOptions<HubOptions> options, ILoggerFactory? loggers = null)
    : IErrorReporter, IDisposable
{
    /// <summary>What alerts say that they come from; no agent's id may hold a colon.</summary>
    public const string Source = "contracts:hub";

    /// <summary>Components are channels, whose number is known; should it not be, those above this are not told apart.</summary>
    private const int MaxSubjects = 4096;

    private readonly ConcurrentDictionary<(string Component, string ErrorType), Subject> _subjects = new();
    private readonly Sender _sender = new(Source, identity.Instance);
    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private volatile bool _isClosed;

    public void Report(in ErrorReport report)
    {
        if (_isClosed || report.Component == ChannelInfo.Of<ErrorAlerts>().Name)
        {
            return;
        }

        var key = (report.Component, report.ErrorType);
        var subject = _subjects.Count < MaxSubjects
            ? _subjects.GetOrAdd(key, static _ => new Subject())
            : _subjects.GetValueOrDefault(key) ?? _subjects.GetOrAdd(("", report.ErrorType), static _ => new Subject());
        lock (subject)
        {
            if (subject.Pause is not null)
            {
                subject.Suppressed++;
                subject.Latest = report;
                return;
            }

            Pause(subject);
        }

        Send(report);
    }

    /// <summary>Sends nothing any more.</summary>
    public void Dispose()
    {
        _isClosed = true;
        foreach (var subject in _subjects.Values)
        {
            lock (subject)
            {
                subject.Pause?.Dispose();
            }
        }
    }

    private void Pause(Subject subject)
    {
        if (options.Value.AlertInterval > TimeSpan.Zero)
        {
            subject.Pause = transport.Clock.CreateTimer(_ => Resume(subject), null, options.Value.AlertInterval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends an interval; tells what was held back in it, and that begins another.</summary>
    private void Resume(Subject subject)
    {
        ErrorReport summary;
        lock (subject)
        {
            subject.Pause?.Dispose();
            subject.Pause = null;
            if (_isClosed || subject.Suppressed == 0)
            {
                return;
            }

            summary = subject.Latest with
            {
                Description = string.Create(CultureInfo.InvariantCulture, $"{subject.Suppressed} more since the last alert, the latest: {subject.Latest.Description}"),
            };
            subject.Suppressed = 0;
            Pause(subject);
        }

        Send(summary);
    }

    private void Send(in ErrorReport report)
    {
        var alert = new ErrorAlert(report.Component, report.ErrorType, report.Description, report.Severity);
        activity.Begin();

        // Without the context of whoever reports: neither its handler's patience nor its trace is the alert's.
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Owner.Begin(work.Alert), (Owner: this, Alert: alert), preferLocal: false);
    }

    private void Begin(ErrorAlert alert)
    {
        try
        {
            // What is not done by now waits for the broker or for room, which is no work of this hub.
            _ = SendAsync(alert);
        }
        finally
        {
            activity.End();
        }
    }

    private async Task SendAsync(ErrorAlert alert)
    {
        try
        {
            var receipt = await sends().SendAsync(_sender, alert, null, CancellationToken.None).ConfigureAwait(false);
            foreach (var route in receipt.Routes)
            {
                if (route.Status is RouteStatus.Rejected or RouteStatus.Unknown)
                {
                    HubLog.AlertNotSent(_logger, null, alert.ErrorType, alert.Component, route.Reason);
                }
            }
        }
        catch (Exception exception)
        {
            HubLog.AlertNotSent(_logger, exception, alert.ErrorType, alert.Component, exception.Message);
        }
    }

    /// <summary>What one kind of alert has come to. Guarded by its own lock.</summary>
    private sealed class Subject
    {
        /// <summary>Runs while an interval does.</summary>
        public ITimer? Pause { get; set; }

        public long Suppressed { get; set; }

        public ErrorReport Latest { get; set; }
    }
}
