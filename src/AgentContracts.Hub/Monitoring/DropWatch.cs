using System.Collections.Concurrent;
using System.Globalization;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgentContracts.Hub.Monitoring;

/// <summary>
/// Watches which share of the copies that arrive on a channel is dropped or too old. It looks only while there is something to see: the first such copy
/// begins a window, and a window without any ends the watch. What is handled in time costs nothing here.
/// </summary>
internal sealed class DropWatch(HubLedger ledger, ITransport transport, IErrorReporter errors, IOptions<HubOptions> options, ILoggerFactory? loggers = null) : IDisposable
{
    /// <summary>How many copies must have arrived in a window for their share to mean anything.</summary>
    private const int LeastReceived = 20;

    private readonly ConcurrentDictionary<string, Watched> _channels = new(StringComparer.Ordinal);
    private readonly ILogger _logger = GuardedLogger.Of(loggers);
    private volatile bool _isClosed;

    /// <summary>Notes that a copy was dropped or too old; it has been counted.</summary>
    public void Dropped(string channel)
    {
        var watched = _channels.GetOrAdd(channel, static _ => new Watched());
        if (!watched.IsWatching && !_isClosed)
        {
            lock (watched)
            {
                if (!watched.IsWatching)
                {
                    var (received, dropped) = ledger.Totals(channel);
                    Begin(channel, watched, received - 1, dropped - 1);
                }
            }
        }
    }

    /// <summary>Since when too many copies are dropped or too old, and how many that is; <see langword="null"/> where that is not so.</summary>
    public (DateTimeOffset Since, string Reason)? Read(string channel)
    {
        if (!_channels.TryGetValue(channel, out var watched))
        {
            return null;
        }

        lock (watched)
        {
            return watched.Since is { } since ? (since, watched.Reason!) : null;
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        foreach (var watched in _channels.Values)
        {
            lock (watched)
            {
                watched.Timer?.Dispose();
            }
        }
    }

    private void Begin(string channel, Watched watched, long received, long dropped)
    {
        (watched.Received, watched.Dropped, watched.Began, watched.IsWatching) = (received, dropped, transport.Clock.GetUtcNow(), true);
        watched.Timer?.Dispose();
        watched.Timer = transport.Clock.CreateTimer(_ => End(channel, watched), null, options.Value.DropRateWindow, Timeout.InfiniteTimeSpan);
    }

    private void End(string channel, Watched watched)
    {
        ErrorReport? report = null;
        lock (watched)
        {
            if (_isClosed)
            {
                return;
            }

            var now = ledger.Totals(channel);
            var (received, dropped) = (now.Received - watched.Received, now.Dropped - watched.Dropped);
            if (received >= LeastReceived && dropped >= received * options.Value.DropRateThreshold)
            {
                watched.Reason = string.Create(
                    CultureInfo.InvariantCulture, $"{dropped} of {received} copies that arrived within {options.Value.DropRateWindow.TotalSeconds:0.###} s were dropped or too old");
                if (watched.Since is null)
                {
                    watched.Since = watched.Began;
                    HubLog.DropRate(_logger, channel, dropped, received, options.Value.DropRateWindow);
                    report = new ErrorReport(channel, ErrorTypes.DropRate, Severity.High, $"{watched.Reason}.");
                }
            }
            else
            {
                watched.Since = null;
            }

            watched.IsWatching = dropped > 0;
            if (watched.IsWatching)
            {
                Begin(channel, watched, now.Received, now.Dropped);
            }
        }

        if (report is { } told)
        {
            errors.Report(told);
        }
    }

    /// <summary>The window of one channel. Guarded by its own lock.</summary>
    private sealed class Watched
    {
        /// <summary>Whether a window is running; read without the lock where many copies are dropped.</summary>
        public bool IsWatching
        {
            get => Volatile.Read(ref field);
            set => Volatile.Write(ref field, value);
        }

        public long Received { get; set; }

        public long Dropped { get; set; }

        public DateTimeOffset Began { get; set; }

        public ITimer? Timer { get; set; }

        public DateTimeOffset? Since { get; set; }

        public string? Reason { get; set; }
    }
}
