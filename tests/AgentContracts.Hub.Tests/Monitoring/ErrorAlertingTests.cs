using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Hub.Hosting;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Monitoring;

public sealed class ErrorAlertingTests : IAsyncDisposable
{
    private readonly InProcessUnderTest _transport = new(passByReference: true);
    private readonly TestSystem _system;

    public ErrorAlertingTests() => _system = new TestSystem(_transport);

    public async ValueTask DisposeAsync()
    {
        await _system.DisposeAsync();
        await _transport.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_again_is_told_when_the_interval_ends_with_how_often_it_did()
    {
        var reporter = Reporter(await StartAsync());
        for (var number = 1; number <= 5; number++)
        {
            reporter.Report(ReportOf("jobs", ErrorTypes.GroupLost, $"number {number}"));
        }

        await Eventually.TrueAsync(() => Alerts.Count == 1);
        await _transport.ElapseAsync(TimeSpan.FromSeconds(10));

        await Eventually.TrueAsync(() => Alerts.Count == 2);
        Assert.Equal(["number 1", "4 more since the last alert, the latest: number 5"], Alerts.Select(static alert => alert.Description));
    }

    [Fact]
    public async Task After_an_interval_in_which_nothing_happened_the_next_is_told_at_once()
    {
        var reporter = Reporter(await StartAsync());
        reporter.Report(ReportOf("jobs", ErrorTypes.GroupLost, "first"));
        await _transport.ElapseAsync(TimeSpan.FromSeconds(10));

        reporter.Report(ReportOf("jobs", ErrorTypes.GroupLost, "second"));

        await Eventually.TrueAsync(() => Alerts.Count == 2);
        Assert.Equal(["first", "second"], Alerts.Select(static alert => alert.Description).Order());
    }

    [Fact]
    public async Task Channels_and_types_are_told_apart()
    {
        var reporter = Reporter(await StartAsync());

        reporter.Report(ReportOf("jobs", ErrorTypes.GroupLost, "a"));
        reporter.Report(ReportOf("jobs", ErrorTypes.GroupAbandoned, "b"));
        reporter.Report(ReportOf("ticks", ErrorTypes.GroupLost, "c"));

        await Eventually.TrueAsync(() => Alerts.Count == 3);
    }

    [Fact]
    public async Task Without_an_interval_everything_is_told()
    {
        var reporter = Reporter(await StartAsync(static options => options.AlertInterval = TimeSpan.Zero));

        for (var number = 1; number <= 5; number++)
        {
            reporter.Report(ReportOf("jobs", ErrorTypes.GroupLost, "again"));
        }

        await Eventually.TrueAsync(() => Alerts.Count == 5);
    }

    [Fact]
    public async Task An_alert_that_fails_leads_to_none()
    {
        var sabotage = new Sabotage();
        var hub = await _system.StartAsync(contracts =>
        {
            sabotage.Use(contracts);
            contracts.Configure(static options => options.AlertInterval = TimeSpan.Zero);
        });
        sabotage.Break<ErrorAlerts>(PublishResult.Unusable("no right to it"));

        for (var number = 1; number <= 5; number++)
        {
            Reporter(hub).Report(ReportOf("jobs", ErrorTypes.GroupLost, "again"));
            await Eventually.TrueAsync(() => hub.Log.Of("AlertNotSent").Count == number);
        }

        // Its circuit has opened, of which nobody is told this way.
        Assert.Equal(CircuitStatus.Open, Assert.Single(hub.Snapshot.Channels).Circuit);
        Assert.Equal(AttemptsUntilOpen, sabotage.AttemptsOn<ErrorAlerts>());
        Assert.Equal(5, hub.Log.Of("AlertNotSent").Count);
    }

    [Fact]
    public async Task What_is_reported_from_inside_a_handler_is_not_said_to_follow_from_its_message()
    {
        var hub = await StartAsync();
        var context = Activity.Run(() => Reporter(hub).Report(ReportOf("jobs", ErrorTypes.GroupLost, "inside")));

        await Eventually.TrueAsync(() => Alerts.Count == 1);
        Assert.NotNull(context);
        Assert.Null(Assert.Single(_system.Script.Handled).Header.TraceParent);
    }

    private const int AttemptsUntilOpen = AgentContracts.Hub.Sending.Circuits.Circuit.LeastFailures;

    private IReadOnlyList<ErrorAlert> Alerts => [.. _system.Script.Handled.Select(static performance => performance.Message).OfType<ErrorAlert>()];

    private Task<TestHub> StartAsync(Action<HubOptions>? configure = null) =>
        _system.StartAsync(contracts => contracts.AddAgent<Inspector>().Configure(options => configure?.Invoke(options)));

    private static IErrorReporter Reporter(TestHub hub) => hub.Services.GetRequiredService<IErrorReporter>();

    private static ErrorReport ReportOf(string component, string type, string description) => new(component, type, Severity.Medium, description);

    /// <summary>Something that is traced.</summary>
    private static class Activity
    {
        public static string? Run(Action work)
        {
            using var activity = new System.Diagnostics.Activity("work").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();
            work();
            return activity.Id;
        }
    }
}
