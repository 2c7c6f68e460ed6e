using System.Diagnostics;
using AgentContracts.Hub.Sending;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Telemetry;

/// <summary>One send on one route as it is observed, from the first attempt until its outcome is known: a span of kind producer, and a duration.</summary>
internal sealed class RouteTrace
{
    private readonly TrafficInstruments _instruments;
    private readonly string _channel;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Activity? _span;
    private bool _hasEnded;

    private RouteTrace(TrafficInstruments instruments, string channel, Activity? span) => (_instruments, _channel, _span) = (instruments, channel, span);

    /// <summary>The context that the message carries on this route; <see langword="null"/> where there is no span of its own.</summary>
    public string? TraceParent => _span?.Id;

    public static RouteTrace Begin(TrafficInstruments instruments, in MessageHeader header, RouteStep route, bool isTraced)
    {
        var channel = route.Channel.Name;
        var span = isTraced ? StartSpan(header, channel) : null;
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(TelemetryNames.Attributes.System, instruments.System);
            span.SetTag(TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Send);
            span.SetTag(TelemetryNames.Attributes.OperationType, TelemetryNames.Operations.Send);
            span.SetTag(TelemetryNames.Attributes.Destination, channel);
            span.SetTag(TelemetryNames.Attributes.ClientId, header.Sender);
            span.SetTag(TelemetryNames.Attributes.MessageId, header.MessageId.ToString());
            span.SetTag(TelemetryNames.Attributes.ConversationId, header.Correlation.ToString());
            span.SetTag(TelemetryNames.Attributes.MessageType, header.MessageType);
            span.SetTag(TelemetryNames.Attributes.SourceAgent, header.SourceAgent);
            span.SetTag(TelemetryNames.Attributes.Delivery, TelemetryText.Of(route.Quality.Delivery));
            instruments.Server.AddTo(span);
        }

        return new RouteTrace(instruments, channel, span);
    }

    /// <summary>The outcome is known. Only the first call counts.</summary>
    /// <param name="carrier">The channel that the message was handed to last.</param>
    /// <param name="result">What became of it there.</param>
    public void End(string carrier, in PublishResult result)
    {
        if (_hasEnded)
        {
            return;
        }

        _hasEnded = true;
        if (_instruments.MeasuresSends)
        {
            _instruments.Sent(_channel, result.Status, Stopwatch.GetElapsedTime(_began));
        }

        if (_span is null)
        {
            return;
        }

        if (_span.IsAllDataRequested)
        {
            _span.SetTag(TelemetryNames.Attributes.Status, TelemetryText.Of(result.Status));
            if (carrier != _channel)
            {
                _span.SetTag(TelemetryNames.Attributes.CarriedBy, carrier);
            }
        }

        if (TelemetryText.ErrorOf(result.Status) is { } error)
        {
            _span.SetTag(TelemetryNames.Attributes.ErrorType, error);
            _span.SetStatus(ActivityStatusCode.Error, result.Reason);
        }

        // It never was the current one, and stopping it must not make another one so.
        var current = Activity.Current;
        _span.Stop();
        Activity.Current = current;
    }

    /// <summary>A span beside what runs here, not inside of it: it does not become the current one.</summary>
    private static Activity? StartSpan(in MessageHeader header, string channel)
    {
        var current = Activity.Current;
        try
        {
            var name = $"{TelemetryNames.Operations.Send} {channel}";
            return current is null
                ? HubTracing.Source.StartActivity(name, ActivityKind.Producer, HubTracing.ContextOf(header.TraceParent))
                : HubTracing.Source.StartActivity(name, ActivityKind.Producer);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
