using System.Diagnostics;
using System.Diagnostics.Metrics;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Telemetry;

/// <summary>What is measured of single messages: durations and ages. A measurement costs one read of a field while nobody listens.</summary>
internal sealed class TrafficInstruments
{
    // The convention's own, from 5 ms; a hub in process is done in less than the first.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };

    // The tiers lie between 1 ms and 5 min, and a message in process takes some microseconds.
    private static readonly InstrumentAdvice<double> Ages = new()
    {
        HistogramBucketBoundaries = [0.00001, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    };

    private readonly Histogram<double> _sendDuration;
    private readonly Histogram<double> _processDuration;
    private readonly Histogram<double> _age;
    private readonly Histogram<double> _handlerDelay;
    private readonly ITransport _transport;

    public TrafficInstruments(HubMeter meter, ITransport transport)
    {
        (_transport, Server) = (transport, new ServerTags(transport));
        _sendDuration = meter.Meter.CreateHistogram(
            TelemetryNames.Instruments.SendDuration, "s", "How long a send on one route took, its retries and waiting for room included.", tags: null, Durations);
        _processDuration = meter.Meter.CreateHistogram(
            TelemetryNames.Instruments.ProcessDuration, "s", "How long one handler call took, decoding and validation included.", tags: null, Durations);
        _age = meter.Meter.CreateHistogram(
            TelemetryNames.Instruments.Age, "s", "How old a message was when the hub looked for the last time before its handler first began.", tags: null, Ages);
        _handlerDelay = meter.Meter.CreateHistogram(
            TelemetryNames.Instruments.HandlerDelay, "s", "From that last look until the handler began: decoding and validation.", tags: null, Ages);
    }

    /// <summary>What the hub talks over, as attributes name it.</summary>
    public string System => field ??= TelemetryText.SystemOf(_transport.Name);

    /// <summary>Where its server is.</summary>
    public ServerTags Server { get; }

    /// <summary>Whether anybody wants to know how long sends take.</summary>
    public bool MeasuresSends => _sendDuration.Enabled;

    /// <summary>Whether anybody wants to know how long handlers take or how old messages are.</summary>
    public bool MeasuresHandlers => _processDuration.Enabled || _age.Enabled || _handlerDelay.Enabled;

    public void Sent(string channel, RouteStatus status, TimeSpan duration)
    {
        var tags = new TagList
        {
            { TelemetryNames.Attributes.System, System },
            { TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Send },
            { TelemetryNames.Attributes.OperationType, TelemetryNames.Operations.Send },
            { TelemetryNames.Attributes.Destination, channel },
        };
        AddServer(ref tags);
        AddError(ref tags, TelemetryText.ErrorOf(status));
        _sendDuration.Record(duration.TotalSeconds, tags);
    }

    public void Processed(string channel, string agent, string? error, TimeSpan duration)
    {
        var tags = TagsOf(channel, agent);
        AddServer(ref tags);
        AddError(ref tags, error);
        _processDuration.Record(duration.TotalSeconds, tags);
    }

    public void Began(string channel, string agent, TimeSpan? age, TimeSpan delay)
    {
        var tags = TagsOf(channel, agent);
        if (age is { } first)
        {
            _age.Record(first.TotalSeconds, tags);
        }

        _handlerDelay.Record(delay.TotalSeconds, tags);
    }

    private TagList TagsOf(string channel, string agent) => new()
    {
        { TelemetryNames.Attributes.System, System },
        { TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Process },
        { TelemetryNames.Attributes.Destination, channel },
        { TelemetryNames.Attributes.ConsumerGroup, agent },
    };

    private void AddServer(ref TagList tags)
    {
        foreach (var tag in Server.All)
        {
            tags.Add(tag);
        }
    }

    private static void AddError(ref TagList tags, string? error)
    {
        if (error is not null)
        {
            tags.Add(TelemetryNames.Attributes.ErrorType, error);
        }
    }
}
