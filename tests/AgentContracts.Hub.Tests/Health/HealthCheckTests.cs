using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Health;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgentContracts.Hub.Tests.Health;

public sealed class HealthCheckTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly Sabotage _sabotage = new();
    private readonly TestSystem _system;

    public HealthCheckTests() => _system = new TestSystem(_transport);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task A_hub_that_runs_is_live_and_ready_and_says_how_it_is_doing()
    {
        var hub = await StartAsync();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => hub.Row<Jobs, Worker>().Handled == 1);

        var report = await ReportAsync(hub);

        Assert.Equal(["contracts_live", "contracts_ready"], report.Entries.Keys.Order());
        Assert.All(report.Entries.Values, static entry => Assert.Equal(HealthStatus.Healthy, entry.Status));
        var data = report.Entries["contracts_ready"].Data;
        Assert.Equal(("in-process", true, 2, 1L, 1L), (data["transport"], data["transport_answers"], data["agents_registered"], data["messages_routed"], data["messages_received"]));
        Assert.Equal((0, 0L, 0d, 0d), (data["circuits_open"], data["messages_in_flight"], data["clock_error_bound_ms"], data["p99_latency_ms"]));
    }

    [Fact]
    public async Task What_its_data_holds_stands_on_the_page()
    {
        var hub = await StartAsync();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => hub.Row<Jobs, Worker>().Handled == 1);
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Telemetry.README.md"), Cancel);

        var report = await ReportAsync(hub);

        Assert.All(
            report.Entries.SelectMany(static check => check.Value.Data.Keys),
            key => Assert.Contains($"`{key}`", page[page.IndexOf("## Health checks", StringComparison.Ordinal)..page.IndexOf("## Log", StringComparison.Ordinal)], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("live", "contracts_live")]
    [InlineData("ready", "contracts_ready")]
    [InlineData("mine", "contracts_live", "contracts_ready")]
    public async Task Checks_can_be_told_by_their_tags(string tag, params string[] checks)
    {
        var hub = await StartAsync(static health => health.AddContracts(tags: ["mine"]));

        var report = await ReportAsync(hub, registration => registration.Tags.Contains(tag));

        Assert.Equal(checks, report.Entries.Keys.Order());
    }

    [Fact]
    public async Task A_channel_on_which_some_sends_fail_makes_it_degraded_and_one_that_is_down_unready()
    {
        var hub = await StartAsync();
        _sabotage.Break<Jobs>(PublishResult.Unusable("no right to it"));

        _ = await hub.Sender.TrySendAsync(new Job(1), Cancel);
        var degraded = (await ReportAsync(hub)).Entries["contracts_ready"];
        Assert.Equal((HealthStatus.Degraded, 1), (degraded.Status, degraded.Data["channels_degraded"]));
        Assert.StartsWith("jobs: 1 send(s) failed", degraded.Description, StringComparison.Ordinal);

        for (var number = 2; number <= Circuit.LeastFailures; number++)
        {
            _ = await hub.Sender.TrySendAsync(new Job(number), Cancel);
        }

        var down = await ReportAsync(hub);
        Assert.Equal((HealthStatus.Unhealthy, 1, 1), (down.Entries["contracts_ready"].Status, down.Entries["contracts_ready"].Data["channels_down"], down.Entries["contracts_ready"].Data["circuits_open"]));
        Assert.Equal("jobs: sends fail: no right to it.", down.Entries["contracts_ready"].Description);
        Assert.Equal(HealthStatus.Healthy, down.Entries["contracts_live"].Status);
    }

    [Fact]
    public void While_one_send_tries_whether_a_channel_works_again_it_is_degraded()
    {
        var channel = new ChannelSnapshot("jobs", 0, 0, 0, 0, 0, 0) { Circuit = CircuitStatus.HalfOpen, Health = ChannelHealth.Down, HealthReason = "sends fail" };

        Assert.Equal(HealthStatus.Degraded, Check(new HubSnapshot { TakenAt = default, Channels = [channel], Messages = [], Ledger = [] }).Status);
    }

    [Fact]
    public void A_broker_that_does_not_answer_makes_it_unready()
    {
        var result = Check(new HubSnapshot { TakenAt = default, Channels = [], Messages = [], Ledger = [], Transport = TransportState.Silent("nothing came back") });

        Assert.Equal((HealthStatus.Unhealthy, "The broker does not answer: nothing came back."), (result.Status, result.Description));
        Assert.Equal(false, result.Data["transport_answers"]);
    }

    [Fact]
    public async Task A_hub_that_has_stopped_is_not_ready_and_needs_no_restart_for_it()
    {
        var hub = await StartAsync();
        await hub.StopAsync(Cancel);

        var report = await ReportAsync(hub);

        Assert.Equal((HealthStatus.Unhealthy, "The hub is not running."), (report.Entries["contracts_ready"].Status, report.Entries["contracts_ready"].Description));
        Assert.Equal(HealthStatus.Healthy, report.Entries["contracts_live"].Status);
    }

    [Fact]
    public async Task An_instance_that_handles_nothing_any_more_is_told_by_name()
    {
        var check = new LiveHealthCheck(new Loops { Names = ["worker-1"] });

        var result = await check.CheckHealthAsync(ContextOf(check, HealthStatus.Unhealthy), Cancel);

        Assert.Equal((HealthStatus.Unhealthy, "worker-1 handle(s) no messages any more.", 1), (result.Status, result.Description, result.Data["lost"]));
    }

    [Fact]
    public async Task What_a_failure_means_and_the_names_may_be_chosen()
    {
        var hub = await StartAsync(static health => health.AddContracts("desk", HealthStatus.Degraded));
        await hub.StopAsync(Cancel);

        var report = await ReportAsync(hub);

        Assert.Equal((HealthStatus.Degraded, HealthStatus.Healthy), (report.Entries["desk_ready"].Status, report.Entries["desk_live"].Status));
    }

    private Task<TestHub> StartAsync(Action<IHealthChecksBuilder>? add = null) => _system.StartAsync(contracts =>
    {
        contracts.AddAgent<Worker>();
        _sabotage.Use(contracts);
        (add ?? (static health => health.AddContracts()))(contracts.Services.AddHealthChecks());
    });

    private static Task<HealthReport> ReportAsync(TestHub hub, Func<HealthCheckRegistration, bool>? which = null) =>
        hub.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(which, Cancel);

    private HealthCheckResult Check(HubSnapshot snapshot)
    {
        var check = new ReadyHealthCheck(new Monitor(snapshot), new Loops(), new FailingTransport(_transport.Clock));
        return check.CheckHealthAsync(ContextOf(check, HealthStatus.Unhealthy), Cancel).GetAwaiter().GetResult();
    }

    private static HealthCheckContext ContextOf(IHealthCheck check, HealthStatus failure) => new() { Registration = new HealthCheckRegistration("check", check, failure, []) };

    private sealed class Monitor(HubSnapshot snapshot) : IHubMonitor
    {
        public HubSnapshot Snapshot() => snapshot;
    }

    private sealed class Loops : IHubLoops
    {
        public string[] Names { get; init; } = [];

        public bool IsRunning => true;

        public IReadOnlyList<string> Lost() => Names;
    }
}
