using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Hub.Tests.Monitoring;

public sealed class HubActivityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_quiet_until_work_begins_and_after_all_work_has_ended()
    {
        var activity = new HubActivity();
        Assert.True(activity.IsQuiet);
        await activity.WhenQuietAsync(Cancel);

        activity.Begin();
        activity.Begin();
        var quiet = activity.WhenQuietAsync(Cancel).AsTask();
        activity.End();
        Assert.False(quiet.IsCompleted);
        Assert.False(activity.IsQuiet);
        activity.End();

        await quiet;
        Assert.True(activity.IsQuiet);
    }

    [Fact]
    public async Task Waiting_for_quiet_can_be_given_up()
    {
        var activity = new HubActivity();
        activity.Begin();
        using var impatience = new CancellationTokenSource();
        var quiet = activity.WhenQuietAsync(impatience.Token).AsTask();

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => quiet);
    }

    [Fact]
    public async Task A_hub_is_quiet_while_what_failed_waits_on_the_clock()
    {
        await using var transport = new InProcessUnderTest(passByReference: true);
        await using var system = new TestSystem(transport);
        var hub = await system.StartAsync(static contracts => contracts.AddAgent<Worker>());
        var activity = hub.Services.GetRequiredService<IHubActivity>();
        var clock = (ManualClock)transport.Clock;
        system.Script.Fail<Job>(times: 2);

        for (var round = 1; round <= 200; round++)
        {
            await hub.Sender.SendAsync(new Job(round), Cancel);
            await activity.WhenQuietAsync(Cancel);

            // The jitter of a backoff may come to nothing, and then nothing waits; and what failed may take a moment until it does.
            bool IsDone() => hub.Row<Jobs, Worker>().Handled == round;
            while (!IsDone())
            {
                await Eventually.TrueAsync(() => clock.NextDue is not null || IsDone());
                clock.ElapseToNextTimer();
                await activity.WhenQuietAsync(Cancel);
            }

            Assert.Equal(0, hub.Row<Jobs, Worker>().InFlight);
        }
    }
}
