using System.Diagnostics.Metrics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Telemetry;

/// <summary>
/// What the ledger and the monitor know, as instruments: read when somebody collects, so that no message pays for it, and equal to the ledger when traffic rests.
/// </summary>
internal sealed class LedgerInstruments
{
    private static readonly (Outcome Outcome, Func<LedgerRow, long> Of)[] Outcomes =
    [
        (Outcome.Handled, static row => row.Handled),
        (Outcome.Expired, static row => row.Expired),
        (Outcome.Dropped, static row => row.Dropped),
        (Outcome.Invalid, static row => row.Invalid),
        (Outcome.Duplicate, static row => row.Duplicate),
        (Outcome.Ignored, static row => row.Ignored),
        (Outcome.UnknownType, static row => row.UnknownType),
        (Outcome.DeadLettered, static row => row.DeadLettered),
        (Outcome.Returned, static row => row.Returned),
    ];

    private static readonly (string State, Func<LedgerRow, long> Of)[] States =
    [
        ("queued", static row => row.Queued),
        ("running", static row => row.Running),
        ("retrying", static row => row.Retrying),
    ];

    private readonly HubLedger _ledger;
    private readonly IHubMonitor _monitor;
    private readonly TransportWatch _watch;
    private readonly ITransport _transport;
    private readonly IAgentCensus _census;
    private readonly ServerTags _server;

    public LedgerInstruments(HubMeter meter, HubLedger ledger, IHubMonitor monitor, TransportWatch watch, ITransport transport, IAgentCensus census)
    {
        (_ledger, _monitor, _watch, _transport, _census, _server) = (ledger, monitor, watch, transport, census, new ServerTags(transport));
        AddTraffic(meter.Meter);
        AddState(meter.Meter);
    }

    private string System => field ??= TelemetryText.SystemOf(_transport.Name);

    private void AddTraffic(Meter meter)
    {
        const string Message = "{message}";
        meter.CreateObservableCounter(TelemetryNames.Instruments.Sent, Sent, Message, "Sends that have ended, one for each route.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Consumed, Consumed, Message, "Copies that arrived at an agent.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Routed, Routed, Message, "Messages of which at least one route was taken.");
        meter.CreateObservableCounter(
            TelemetryNames.Instruments.RoutingErrors, RoutingErrors, "{error}", "Routes that were not taken or may not have been, and messages that broke a rule when they were to be sent.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Settled, Settled, Message, "Copies whose outcome is known.");
        meter.CreateObservableUpDownCounter(TelemetryNames.Instruments.InFlight, InFlight, Message, "Copies without an outcome yet.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Late, () => PerAgent(static row => row.Late), Message, "Handled copies that were past their age.");
        meter.CreateObservableUpDownCounter(TelemetryNames.Instruments.Lost, () => PerAgent(static row => row.Lost), Message, "Numbers that never arrived on pub/sub.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Reordered, () => PerAgent(static row => row.Reordered), Message, "Copies that arrived after one with a higher number on pub/sub.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.FellBack, () => PerSend(static sends => sends.FellBack), Message, "Messages that a channel's fallback carried in its place.");
        meter.CreateObservableCounter(TelemetryNames.Instruments.Abandoned, () => PerSend(static sends => sends.Abandoned), Message, "Messages that agents which were gone for too long will not get any more.");
    }

    private void AddState(Meter meter)
    {
        meter.CreateObservableUpDownCounter(TelemetryNames.Instruments.Agents, Agents, "{agent}", "Agent instances.");
        meter.CreateObservableGauge(TelemetryNames.Instruments.Utilization, () => PerChannel(static channel => channel.Utilization), "1", "Which share of the room in a channel's queues is taken.");
        meter.CreateObservableGauge(TelemetryNames.Instruments.ChannelHealth, () => PerChannel(static channel => (int)channel.Health), "1", "How a channel is doing: 0 healthy, 1 degraded, 2 down.");
        meter.CreateObservableGauge(TelemetryNames.Instruments.CircuitState, () => PerChannel(static channel => (int)channel.Circuit), "1", "The circuit of a channel: 0 closed, 1 half-open, 2 open.");
        meter.CreateObservableGauge(TelemetryNames.Instruments.TransportUp, () => _watch.State.Answers ? 1 : 0, "1", "Whether the broker answers: 1 or 0.");
        meter.CreateObservableGauge(TelemetryNames.Instruments.ClockError, ClockError, "s", "By how much the broker's clock, as the hub knows it, may be off.");
    }

    private IEnumerable<Measurement<long>> Sent() =>
        from channel in _ledger.Channels()
        from status in Enum.GetValues<RouteStatus>()
        let count = _ledger.Sends(channel).Of(status)
        where count != 0
        select new Measurement<long>(count, SendTags(channel, status));

    private KeyValuePair<string, object?>[] SendTags(string channel, RouteStatus status) =>
    [
        new(TelemetryNames.Attributes.System, System),
        new(TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Send),
        new(TelemetryNames.Attributes.Destination, channel),
        new(TelemetryNames.Attributes.Status, TelemetryText.Of(status)),
        .. _server.All,
        .. TelemetryText.ErrorOf(status) is { } error ? (KeyValuePair<string, object?>[])[new(TelemetryNames.Attributes.ErrorType, error)] : [],
    ];

    private IEnumerable<Measurement<long>> Consumed() => PerAgent(
        static row => row.Received,
        [
            new(TelemetryNames.Attributes.System, System),
            new(TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Process),
            .. _server.All,
        ]);

    private IEnumerable<Measurement<long>> Routed() =>
        _ledger.Messages().Select(static pair => new Measurement<long>(pair.Value.Sent, new KeyValuePair<string, object?>(TelemetryNames.Attributes.MessageType, pair.Key)));

    private IEnumerable<Measurement<long>> RoutingErrors() =>
        (from channel in _ledger.Channels()
         from status in (RouteStatus[])[RouteStatus.Rejected, RouteStatus.Unknown]
         let count = _ledger.Sends(channel).Of(status)
         where count != 0
         select new Measurement<long>(
             count,
             new KeyValuePair<string, object?>(TelemetryNames.Attributes.Destination, channel),
             new KeyValuePair<string, object?>(TelemetryNames.Attributes.ErrorType, TelemetryText.Of(status))))
        .Concat(
            from message in _ledger.Messages()
            where message.Value.Refused != 0
            select new Measurement<long>(
                message.Value.Refused,
                new KeyValuePair<string, object?>(TelemetryNames.Attributes.MessageType, message.Key),
                new KeyValuePair<string, object?>(TelemetryNames.Attributes.ErrorType, TelemetryText.Of(Outcome.Invalid))));

    private IEnumerable<Measurement<long>> Settled() => Outcomes.SelectMany(each => PerAgent(
        each.Of, new KeyValuePair<string, object?>(TelemetryNames.Attributes.Outcome, TelemetryText.Of(each.Outcome))));

    private IEnumerable<Measurement<long>> InFlight() => States.SelectMany(each => PerAgent(
        each.Of, new KeyValuePair<string, object?>(TelemetryNames.Attributes.State, each.State)));

    /// <summary>Over the instances of an agent on this hub, those that have left included: an instance's name would begin new series with every start.</summary>
    private IEnumerable<Measurement<long>> PerAgent(Func<LedgerRow, long> figure, params KeyValuePair<string, object?>[] tags) =>
        _ledger.Rows().GroupBy(static row => (row.Channel, row.Agent)).Select(rows => new Measurement<long>(
            rows.Sum(figure),
            [
                .. tags,
                new(TelemetryNames.Attributes.Destination, rows.Key.Channel),
                new(TelemetryNames.Attributes.ConsumerGroup, rows.Key.Agent),
            ]));

    private IEnumerable<Measurement<long>> PerSend(Func<SendAccount, long> figure) => _ledger.Channels().Select(channel => new Measurement<long>(
        figure(_ledger.Sends(channel)), new KeyValuePair<string, object?>(TelemetryNames.Attributes.Destination, channel)));

    private IEnumerable<Measurement<T>> PerChannel<T>(Func<ChannelSnapshot, T> figure) where T : struct => _monitor.Snapshot().Channels.Select(channel => new Measurement<T>(
        figure(channel), new KeyValuePair<string, object?>(TelemetryNames.Attributes.Destination, channel.Name)));

    private IEnumerable<Measurement<int>> Agents()
    {
        var agents = _census.Count();
        return
        [
            new(agents.Active, new KeyValuePair<string, object?>(TelemetryNames.Attributes.AgentState, "active")),
            new(agents.Inactive, new KeyValuePair<string, object?>(TelemetryNames.Attributes.AgentState, "inactive")),
        ];
    }

    private IEnumerable<Measurement<double>> ClockError() =>
        _transport.ClockErrorBound is var bound && bound != TimeSpan.MaxValue ? [new(bound.TotalSeconds)] : [];
}
