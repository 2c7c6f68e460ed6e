using System.Diagnostics;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Registry;
using AgentContracts.Hub.Transport;
using Attributes = AgentContracts.Hub.Telemetry.TelemetryNames.Attributes;
using Instruments = AgentContracts.Hub.Telemetry.TelemetryNames.Instruments;

namespace AgentContracts.Hub.Tests.Telemetry;

/// <summary>A listener hears all hubs of a process, so nothing else runs beside these.</summary>
[CollectionDefinition(nameof(TracingTests), DisableParallelization = true)]
public sealed class TracingCollection;

[Collection(nameof(TracingTests))]
public sealed class TracingTests : IAsyncDisposable
{
    private const string Incoming = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly InProcessUnderTest _transport = new(passByReference: false);
    private readonly TestSystem _system;

    public TracingTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_is_one_trace_of_sends_and_handler_calls()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder();
        _system.Script.When<Job>((_, job) => hub.Sender.SendAsync(new Tick(job.Number), Cancel));

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 4);

        var (send, process, sendOn, processOn) = (recorder.Of("send jobs")[0], recorder.Of("process jobs")[0], recorder.Of("send ticks")[0], recorder.Of("process ticks")[0]);
        Assert.All(recorder.Spans, span => Assert.Equal(send.TraceId, span.TraceId));
        Assert.Equal((default, send.SpanId, process.SpanId, sendOn.SpanId), (send.ParentSpanId, process.ParentSpanId, sendOn.ParentSpanId, processOn.ParentSpanId));
        Assert.Equal(
            (ActivityKind.Producer, ActivityKind.Consumer, ActivityKind.Producer, ActivityKind.Consumer),
            (send.Kind, process.Kind, sendOn.Kind, processOn.Kind));
        Assert.True(process.HasRemoteParent);
        Assert.Equal(send.SpanId, Assert.Single(process.Links).Context.SpanId);
        Assert.All(recorder.Spans, static span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Fact]
    public async Task Spans_say_what_was_sent_and_handled_where_by_whom()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder();

        var receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 2);

        var instance = hub.Snapshot.Ledger.Single(static row => row is { Agent: "worker", Channel: "jobs" }).Instance;
        var common = new Dictionary<string, object?>
        {
            [Attributes.System] = "in_process",
            [Attributes.Destination] = "jobs",
            [Attributes.MessageId] = receipt.MessageId.ToString(),
            [Attributes.ConversationId] = receipt.MessageId.ToString(),
            [Attributes.MessageType] = "job",
            [Attributes.SourceAgent] = "sender",
            [Attributes.Delivery] = "at_least_once",
        };
        Assert.Equivalent(
            new Dictionary<string, object?>(common)
            {
                [Attributes.OperationName] = "send",
                [Attributes.OperationType] = "send",
                [Attributes.Status] = "confirmed",
                [Attributes.ClientId] = _system.Script.Handled[0].Header.Sender,
            },
            recorder.Of("send jobs")[0].TagObjects.ToDictionary(),
            strict: true);
        Assert.Equivalent(
            new Dictionary<string, object?>(common)
            {
                [Attributes.OperationName] = "process",
                [Attributes.OperationType] = "process",
                [Attributes.ConsumerGroup] = "worker",
                [Attributes.ClientId] = instance,
                [Attributes.Attempt] = 1,
            },
            recorder.Of("process jobs")[0].TagObjects.ToDictionary(),
            strict: true);
    }

    [Fact]
    public async Task Spans_and_the_convention_s_metrics_say_where_the_server_is()
    {
        var hub = await _system.StartAsync(contracts => contracts.AddAgent<Worker>().UseTransport(_ =>
            new SpoiledTransport(new InProcessTransport(_transport.Broker, passByReference: false)) { Address = new ServerAddress("redis.example", 6380) }));
        using var recorder = new SpanRecorder();
        using var reading = new MeterReading(hub);

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 2);

        Assert.All(recorder.Spans, static span => Assert.Equal(("redis.example", 6380), (span.GetTagItem(Attributes.ServerAddress), span.GetTagItem(Attributes.ServerPort))));
        string[] instruments = [Instruments.Sent, Instruments.Consumed, Instruments.SendDuration, Instruments.ProcessDuration];
        var recorded = reading.Recorded(Instruments.SendDuration).Concat(reading.Recorded(Instruments.ProcessDuration)).ToArray();
        var measured = recorded.Concat(reading.Collect(Instruments.Sent)).Concat(reading.Collect(Instruments.Consumed)).ToArray();
        Assert.Equal(instruments.Order(), measured.Select(static each => each.Instrument.Name).Distinct().Order());
        Assert.All(measured, static each => Assert.Equal(("redis.example", 6380), (each.Tags[Attributes.ServerAddress], each.Tags[Attributes.ServerPort])));
    }

    [Fact]
    public async Task A_message_on_two_routes_has_a_span_for_each_and_a_copy_follows_from_its_own()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder();
        using var work = new Activity("work").Start();

        await hub.Sender.SendAsync(new Trade(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 4);

        Assert.Same(work, Activity.Current);
        foreach (var channel in (string[])["jobs", "jobs_audit"])
        {
            var send = Assert.Single(recorder.Of($"send {channel}"));
            Assert.Equal(work.SpanId, send.ParentSpanId);
            Assert.Equal(send.SpanId, Assert.Single(recorder.Of($"process {channel}")).ParentSpanId);
        }
    }

    [Fact]
    public async Task Each_attempt_has_a_span_and_a_failed_one_says_of_what_type_the_failure_was_and_no_more()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder();
        _system.Script.When<Job>(static (cue, _) => cue.Performance.Attempt == 1 ? throw new InvalidOperationException("a secret") : default);

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await _transport.ElapseUntilAsync(() => recorder.Of("process jobs").Count == 2);

        var attempts = recorder.Of("process jobs");
        Assert.Equal([1, 2], attempts.Select(static span => span.GetTagItem(Attributes.Attempt)));
        Assert.Equal(["System.InvalidOperationException", null], attempts.Select(static span => span.GetTagItem(Attributes.ErrorType)));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], attempts.Select(static span => span.Status));
        Assert.DoesNotContain("a secret", string.Join(' ', recorder.Spans.Select(Everything)), StringComparison.Ordinal);
        Assert.Equal(recorder.Of("send jobs")[0].SpanId, attempts[1].ParentSpanId);
    }

    [Fact]
    public async Task An_invalid_message_is_an_error_without_its_content()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder();
        var frame = $$"""{"message_type":"order","message_id":"{{MessageId.Next()}}","source_agent":"python","priority":"medium","timestamp":{{Seconds()}},"number":1,"symbol":"SECRET TEXT","quantity":1}""";

        await _transport.SendForeignAsync(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce, System.Text.Encoding.UTF8.GetBytes(frame));
        await Eventually.TrueAsync(() => recorder.Of("process jobs").Count == 1 && hub.Row<Jobs, Worker>().Invalid == 1);

        var span = recorder.Of("process jobs")[0];
        Assert.Equal(("invalid", ActivityStatusCode.Error), (span.GetTagItem(Attributes.ErrorType), span.Status));
        Assert.DoesNotContain("SECRET", Everything(span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_send_that_fails_or_falls_back_says_so()
    {
        var sabotage = new Sabotage();
        var hub = await _system.StartAsync(contracts =>
        {
            contracts.AddAgent<Worker>().AddAgent<Postman>();
            sabotage.Use(contracts);
        });
        using var recorder = new SpanRecorder();
        sabotage.Break<Jobs>(PublishResult.Unusable("no right to it"));
        sabotage.Break<Main>(PublishResult.Unusable("no right to it"));

        _ = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Letter(2), Cancel);
        await Eventually.TrueAsync(() => recorder.Of("process reserve").Count == 1);

        var failed = recorder.Of("send jobs")[0];
        Assert.Equal(("rejected", "rejected", ActivityStatusCode.Error, "no right to it"), (failed.GetTagItem(Attributes.Status), failed.GetTagItem(Attributes.ErrorType), failed.Status, failed.StatusDescription));
        var carried = recorder.Of("send main")[0];
        Assert.Equal(("confirmed", "reserve", ActivityStatusCode.Unset), (carried.GetTagItem(Attributes.Status), carried.GetTagItem(Attributes.CarriedBy), carried.Status));
        Assert.Equal(carried.SpanId, recorder.Of("process reserve")[0].ParentSpanId);
    }

    [Fact]
    public async Task An_emergency_has_a_span_on_its_lane()
    {
        var hub = await _system.StartAsync(static contracts => contracts.AddAgent<Guard>());
        using var recorder = new SpanRecorder();

        await hub.Sender.SendAsync(new Alarm(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 2);

        Assert.Equal(recorder.Of("send contracts:emergency")[0].SpanId, recorder.Of("process contracts:emergency")[0].ParentSpanId);
    }

    [Fact]
    public async Task Where_links_are_asked_for_a_handler_begins_a_trace_of_its_own()
    {
        var hub = await StartAsync(static options => options.TraceRelation = TraceRelation.Link);
        using var recorder = new SpanRecorder();

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 2);

        var (send, process) = (recorder.Of("send jobs")[0], recorder.Of("process jobs")[0]);
        Assert.Equal((default, true), (process.ParentSpanId, process.TraceId != send.TraceId));
        Assert.Equal(send.Context.SpanId, Assert.Single(process.Links).Context.SpanId);
    }

    [Fact]
    public async Task With_nobody_listening_what_came_in_goes_on_with_what_its_handler_sends()
    {
        var hub = await StartAsync();
        _system.Script.When<Job>((_, job) => hub.Sender.SendAsync(new Tick(job.Number), Cancel));

        await SendForeignJobAsync(Incoming);
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 2);

        Assert.Equal([Incoming, Incoming], _system.Script.Performances.Select(static performance => performance.Header.TraceParent));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public async Task What_is_no_context_goes_no_further(string trace)
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder(ActivitySamplingResult.None);
        _system.Script.When<Job>((_, job) => hub.Sender.SendAsync(new Tick(job.Number), Cancel));

        await SendForeignJobAsync(trace);
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 2);

        Assert.Null(_system.Script.Performances[1].Header.TraceParent);
    }

    [Fact]
    public async Task What_runs_where_a_message_is_sent_goes_with_it_also_with_nobody_listening()
    {
        var hub = await StartAsync();
        using var work = new Activity("work").Start();

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 1);

        Assert.Equal(work.Id, _system.Script.Handled[0].Header.TraceParent);
    }

    [Fact]
    public async Task A_trace_that_is_not_recorded_goes_on_all_the_same()
    {
        var hub = await StartAsync();
        using var recorder = new SpanRecorder(ActivitySamplingResult.None);
        _system.Script.When<Job>((_, job) => hub.Sender.SendAsync(new Tick(job.Number), Cancel));

        await SendForeignJobAsync(Incoming);
        await Eventually.TrueAsync(() => _system.Script.Handled.Count == 2);

        Assert.Empty(recorder.Spans);
        Assert.Equal(Incoming, _system.Script.Performances[1].Header.TraceParent);
    }

    [Fact]
    public async Task Who_starts_an_agent_is_not_the_cause_of_what_it_handles()
    {
        using var recorder = new SpanRecorder();
        TestHub hub;
        using (new Activity("start").Start())
        {
            hub = await StartAsync();
        }

        await SendForeignJobAsync(trace: null);
        await Eventually.TrueAsync(() => recorder.Spans.Count == 1);

        Assert.Equal(default, recorder.Of("process jobs")[0].ParentSpanId);
    }

    [Fact]
    public async Task Signs_of_life_have_no_spans()
    {
        await StartAsync(static options => options.HeartbeatInterval = TimeSpan.FromSeconds(1), static contracts => contracts.AddAgent<Registrar>());
        using var recorder = new SpanRecorder();

        await _transport.ElapseUntilAsync(() => _system.Script.Handled.Count > 2);

        Assert.Empty(recorder.Spans);
    }

    private Task<TestHub> StartAsync(Action<HubOptions>? configure = null, Action<Microsoft.Extensions.DependencyInjection.ContractsBuilder>? more = null) => _system.StartAsync(contracts =>
    {
        contracts.AddAgent<Worker>().AddAgent<Auditor>().AddAgent<Watcher>().Configure(options => configure?.Invoke(options));
        more?.Invoke(contracts);
    });

    private async Task SendForeignJobAsync(string? trace)
    {
        var context = trace is null ? "" : $"""
            "_trace":"{trace}",
            """;
        var frame = $$"""{"message_type":"job","message_id":"{{MessageId.Next()}}","source_agent":"python","priority":"medium","timestamp":{{Seconds()}},{{context}}"number":1}""";
        await _transport.SendForeignAsync(ContractOf.Channel<Jobs>(), Delivery.AtLeastOnce, System.Text.Encoding.UTF8.GetBytes(frame));
    }

    private string Seconds() => (_transport.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000d).ToString("F6", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All that a span would show to anybody.</summary>
    private static string Everything(Activity span) =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(static each => each.Tags))}";
}
