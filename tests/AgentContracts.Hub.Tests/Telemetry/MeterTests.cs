using System.Diagnostics.Metrics;
using System.Reflection;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Attributes = AgentContracts.Hub.Telemetry.TelemetryNames.Attributes;
using Instruments = AgentContracts.Hub.Telemetry.TelemetryNames.Instruments;

namespace AgentContracts.Hub.Tests.Telemetry;

public sealed class MeterTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly Sabotage _sabotage = new();
    private readonly TestSystem _system;

    public MeterTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task Every_instrument_of_the_list_of_names_exists_once_with_a_unit_and_a_description_and_no_other()
    {
        using var reading = new MeterReading(await StartAsync());

        var names = typeof(Instruments).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetValue(null)!);
        Assert.Equal(names.Order(), reading.Published.Select(static instrument => instrument.Name).Order());
        Assert.All(reading.Published, static instrument =>
        {
            Assert.Contains(instrument.Unit, (string[])["{message}", "{error}", "{agent}", "s", "1"]);
            Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal);
            Assert.Equal(HubMeter.Version, instrument.Meter.Version);
        });
    }

    [Fact]
    public async Task The_sums_of_the_counters_are_those_of_the_ledger()
    {
        var hub = await StartAsync();
        using var reading = new MeterReading(hub);
        await TrafficAsync(hub);

        var snapshot = hub.Snapshot;
        Assert.True(snapshot.IsBalanced);
        Assert.Equal(snapshot.MessagesSent + snapshot.Channels.Sum(static channel => channel.NotSent), reading.Sum(Instruments.Sent));
        Assert.Equal(snapshot.Channels.Sum(static channel => channel.NotSent), reading.Collect(Instruments.Sent).Where(static sent => sent.Tags.ContainsKey(Attributes.ErrorType)).Sum(static sent => sent.Value));
        Assert.Equal(snapshot.MessagesReceived, reading.Sum(Instruments.Consumed));
        Assert.Equal(snapshot.MessagesReceived, reading.Sum(Instruments.Settled) + reading.Sum(Instruments.InFlight));
        Assert.Equal(snapshot.MessagesRouted, reading.Sum(Instruments.Routed));
        Assert.Equal(snapshot.RoutingErrors, reading.Sum(Instruments.RoutingErrors));
        foreach (var (outcome, of) in new (string Outcome, Func<LedgerRow, long> Of)[]
        {
            ("handled", static row => row.Handled), ("expired", static row => row.Expired), ("dropped", static row => row.Dropped),
            ("invalid", static row => row.Invalid), ("duplicate", static row => row.Duplicate), ("ignored", static row => row.Ignored),
            ("unknown_type", static row => row.UnknownType), ("dead_lettered", static row => row.DeadLettered), ("returned", static row => row.Returned),
        })
        {
            Assert.Equal(snapshot.Ledger.Sum(of), reading.Sum(Instruments.Settled, Attributes.Outcome, outcome));
        }

        // All that was sent, received and went wrong is in the sums: they are not equal because they are zero.
        Assert.All((double[])[reading.Sum(Instruments.Sent), reading.Sum(Instruments.Consumed), reading.Sum(Instruments.RoutingErrors)], static sum => Assert.True(sum > 0));
        Assert.All((string[])["handled", "expired", "dropped", "invalid", "duplicate", "dead_lettered"], outcome =>
            Assert.True(reading.Sum(Instruments.Settled, Attributes.Outcome, outcome) > 0, $"Nothing was {outcome}."));
    }

    [Fact]
    public async Task Counters_say_of_which_channel_and_which_agent_and_of_what_system()
    {
        var hub = await StartAsync();
        using var reading = new MeterReading(hub);
        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await Eventually.TrueAsync(() => hub.Snapshot.Ledger.Sum(static row => row.Settled) == 2);

        var sent = reading.Collect(Instruments.Sent);
        Assert.Equal(["jobs", "jobs_audit"], sent.Select(static measured => measured.Tags[Attributes.Destination]).Order());
        Assert.All(sent, static measured => Assert.Equal(("in_process", "send", "confirmed"), (measured.Tags[Attributes.System], measured.Tags[Attributes.OperationName], measured.Tags[Attributes.Status])));
        var consumed = reading.Collect(Instruments.Consumed).Where(static measured => measured.Value != 0).ToArray();
        Assert.Equal(["auditor", "worker"], consumed.Select(static measured => measured.Tags[Attributes.ConsumerGroup]).Order());
        Assert.All(consumed, static measured => Assert.Equal(("in_process", "process"), (measured.Tags[Attributes.System], measured.Tags[Attributes.OperationName])));
        Assert.Equal("trade", Assert.Single(reading.Collect(Instruments.Routed), static measured => measured.Value == 1).Tags[Attributes.MessageType]);
    }

    [Fact]
    public async Task Histograms_measure_each_send_and_each_handler_call_while_somebody_listens()
    {
        var hub = await StartAsync();
        _system.Script.Fail<Job>(times: 1);
        using (var reading = new MeterReading(hub))
        {
            await hub.Sender.SendAsync(new Job(1), Cancel);
            await _transport.ElapseUntilAsync(() => hub.Row<Jobs, Worker>().Handled == 1);

            var send = Assert.Single(reading.Recorded(Instruments.SendDuration));
            Assert.Equal(("jobs", "send", "send"), (send.Tags[Attributes.Destination], send.Tags[Attributes.OperationName], send.Tags[Attributes.OperationType]));
            var processed = reading.Recorded(Instruments.ProcessDuration);
            Assert.Equal([typeof(ScriptedException).FullName, null], processed.Select(static each => each.Tags.GetValueOrDefault(Attributes.ErrorType)));
            Assert.All(processed, static each => Assert.Equal(("jobs", "worker"), (each.Tags[Attributes.Destination], each.Tags[Attributes.ConsumerGroup])));
            Assert.Single(reading.Recorded(Instruments.Age));
            Assert.Equal(2, reading.Recorded(Instruments.HandlerDelay).Count);
            Assert.All([send, .. processed], static each => Assert.InRange(each.Value, 0, 10));
        }

        // With nobody listening a send is not observed.
        var telemetry = hub.Services.GetRequiredService<TrafficInstruments>();
        Assert.Equal((false, false), (telemetry.MeasuresSends, telemetry.MeasuresHandlers));
    }

    [Fact]
    public async Task The_age_of_a_message_is_the_one_that_it_was_judged_by()
    {
        var hub = await StartAsync();
        using var reading = new MeterReading(hub, Instruments.Age);
        var gate = _system.Script.Hold<Job>(static job => job.Number == 1);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await _transport.ElapseAsync(TimeSpan.FromSeconds(3));
        gate.Open();
        await Eventually.TrueAsync(() => hub.Row<Jobs, Worker>().Handled == 2);

        Assert.Equal([0, 3], reading.Recorded(Instruments.Age).Select(static age => age.Value));
    }

    [Fact]
    public async Task Gauges_show_agents_queues_health_circuits_and_clock()
    {
        var hub = await StartAsync();
        using var reading = new MeterReading(hub);
        await hub.Sender.SendAsync(new Job(1), Cancel);
        Assert.Equal((6, 0), (reading.Sum(Instruments.Agents, Attributes.AgentState, "active"), reading.Sum(Instruments.Agents, Attributes.AgentState, "inactive")));
        Assert.Equal((1, 0, 0), (reading.Sum(Instruments.TransportUp), reading.Sum(Instruments.CircuitState), reading.Sum(Instruments.ChannelHealth)));
        Assert.Equal(0, Assert.Single(reading.Collect(Instruments.ClockError)).Value);

        var gate = _system.Script.Hold<Price>();
        await hub.Sender.SendAsync(new Price(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        await hub.Sender.SendAsync(new Price(2), Cancel);
        Assert.Equal(1d / 3, reading.Sum(Instruments.Utilization, Attributes.Destination, "latest"));
        Assert.Equal((1, 1), (reading.Sum(Instruments.InFlight, Attributes.State, "running"), reading.Sum(Instruments.InFlight, Attributes.State, "queued")));
        gate.Open();

        await OpenCircuitAsync(hub);
        Assert.Equal((2, 2), (reading.Sum(Instruments.CircuitState, Attributes.Destination, "jobs"), reading.Sum(Instruments.ChannelHealth, Attributes.Destination, "jobs")));
        _sabotage.Mend<Jobs>();
    }

    private Task<TestHub> StartAsync() => _system.StartAsync(contracts =>
    {
        contracts.AddAgent<Worker>().AddAgent<Auditor>().AddAgent<Porter>().AddAgent<Racer>().AddAgent<Watcher>();
        _sabotage.Use(contracts);
    });

    private async Task OpenCircuitAsync(TestHub hub)
    {
        _sabotage.Break<Jobs>(PublishResult.Unusable("no right to it"));
        for (var number = 0; number < AgentContracts.Hub.Sending.Circuits.Circuit.LeastFailures; number++)
        {
            _ = await hub.Sender.TrySendAsync(new Job(number), Cancel);
        }
    }

    /// <summary>Something of everything.</summary>
    private async Task TrafficAsync(TestHub hub)
    {
        _system.Script.Fail<Basket>();
        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await hub.Sender.SendAsync(new Quote(3), Cancel);
        await Assert.ThrowsAsync<MessageValidationException>(async () => await hub.Sender.SendAsync(new Order(4, "TOO LONG", 0), Cancel));
        await _transport.SendForeignAsync(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce, "no frame"u8.ToArray());

        var held = _system.Script.Hold<Blip>(static blip => blip.Number == 1);
        await hub.Sender.SendAsync(new Blip(1), Cancel);
        await Eventually.TrueAsync(() => held.Waiting == 1);
        await hub.Sender.SendAsync(new Blip(2), Cancel);
        await _transport.ElapseAsync(TimeSpan.FromMilliseconds(11));
        held.Open();

        var gate = _system.Script.Hold<Price>();
        for (var number = 1; number <= 6; number++)
        {
            await hub.Sender.SendAsync(new Price(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1);
        gate.Open();
        await hub.Sender.SendAsync(new Basket(7, ["apples"]), Cancel);
        await _transport.ElapseUntilAsync(() => hub.Row<Jobs, Worker>().DeadLettered == 1 && hub.Snapshot.Ledger.All(static row => row.InFlight == 0));
        await OpenCircuitAsync(hub);
        _sabotage.Mend<Jobs>();
        await Eventually.TrueAsync(() => _transport.IsQuiet && hub.Snapshot is { IsBalanced: true } now && now.Ledger.All(static row => row.InFlight == 0));
    }
}
