using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The server hangs: its connections stay open, nothing is answered, and what it was asked it does later.</summary>
public sealed class HangTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    // Longer than a command waits for its answer.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_send_without_an_answer_is_tried_again_and_its_second_copy_says_that_it_may_be_one()
    {
        var sender = await StartAsync(static _ => { });
        await StartAsync<Worker>();
        await sender.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });

        await Server.PauseAsync();
        var send = sender.Sender.TrySendAsync(new Job(2), Cancel).AsTask();
        await HangAsync();
        await Server.ResumeAsync();

        var receipt = await send;
        Assert.True(receipt.Confirmed, Assert.Single(receipt.Routes).Reason);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 3, InFlight: 0 });
        var copies = Script.Handled.Where(static performance => performance.Number == 2).ToArray();
        Assert.True(copies[1].Redelivered);
        Assert.Single(copies.Select(static performance => performance.Header.MessageId).Distinct());
    }

    [Fact]
    public async Task A_dead_letter_without_an_answer_is_told_again_and_kept_once()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        Script.Fail<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        // The letter is written into a connection that is still there, and answered when nobody waits for that any more.
        await Server.PauseAsync();
        gate.Open();
        await ElapseUntilAsync(() => Row<Jobs, Worker>() is { DeadLettered: 1, InFlight: 0 });
        await Eventually.TrueAsync(() => hub.Log.Of("AcknowledgeDelayed").Any());
        await Server.ResumeAsync();

        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        await Eventually.TrueAsync(() => hub.Snapshot.Transport.Answers);
        Assert.Single(await hub.DeadLettersAsync<Jobs>());
    }

    [Fact]
    public async Task An_agent_goes_on_with_what_it_has_while_the_server_is_told_of_what_is_finished()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        for (var number = 1; number <= 3; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>() is { Running: 1, Queued: 2 });
        await Server.PauseAsync();
        gate.Open();

        // None of this needs an answer, which will not come.
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 3, InFlight: 0 });
        var activity = hub.Services.GetRequiredService<IHubActivity>();
        Assert.False(activity.IsQuiet);
        await Server.ResumeAsync();
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0 && activity.IsQuiet);
        Assert.Equal([1, 2, 3], Script.Handled.Select(static performance => performance.Number));
    }

    [Fact]
    public async Task A_send_that_may_not_be_tried_again_stays_unknown()
    {
        var hub = await StartAsync<Racer>();
        await Server.PauseAsync();

        var receipt = await hub.Sender.TrySendAsync(new Blip(1), Cancel);

        var route = Assert.Single(receipt.Routes);
        Assert.Equal(RouteStatus.Unknown, route.Status);
        Assert.NotEmpty(route.Reason!);
        await Server.ResumeAsync();
    }

    [Fact]
    public async Task It_is_noticed_within_a_second_and_from_then_on_sends_fail_at_once()
    {
        var hub = await StartAsync<Watcher>();
        Assert.True(hub.Snapshot.Transport.Answers);

        await Server.PauseAsync();
        SendReceipt receipt;
        TimeSpan noticed, failed;
        Task<TimeSpan> pace;
        int answers;
        do
        {
            // On a busy machine an answer from before may lie there unread while the hub gives it up; read then, it ends that, and the hang is noticed with the next question.
            answers = hub.Log.Of("BrokerAnswers").Count;
            var began = TimeProvider.System.GetTimestamp();
            pace = PaceAsync();
            await Eventually.TrueAsync(() => !hub.Snapshot.Transport.Answers);
            noticed = TimeProvider.System.GetElapsedTime(began);
            began = TimeProvider.System.GetTimestamp();
            receipt = await hub.Sender.TrySendAsync(new Tick(1), Cancel);
            failed = TimeProvider.System.GetElapsedTime(began);
        }
        while (hub.Log.Of("BrokerAnswers").Count > answers);

        // Far above what a quiet machine needs (0.7 s, and next to nothing), and far below what the client would take (2.5 s); more where everything takes longer.
        var bound = TimeSpan.FromSeconds(1) + await pace;
        Assert.InRange(noticed, TimeSpan.Zero, bound);
        Assert.InRange(failed, TimeSpan.Zero, bound);
        Assert.Equal(RouteStatus.Rejected, Assert.Single(receipt.Routes).Status);
        Assert.Contains("does not answer", receipt.Routes[0].Reason, StringComparison.Ordinal);
        Assert.NotEmpty(hub.Snapshot.Transport.Reason!);

        await Server.ResumeAsync();
        await Eventually.TrueAsync(() => hub.Snapshot.Transport.Answers);
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(2), Cancel)).Confirmed);
        Assert.Equal(answers + 1, hub.Log.Of("BrokerSilent").Count);
        Assert.Equal(answers + 1, hub.Log.Of("BrokerAnswers").Count);
    }

    [Fact]
    public async Task Everything_goes_on_when_it_answers_again()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        await using var jobs = new Load(number => hub.Sender.TrySendAsync(new Job(number), Cancel));
        await Eventually.TrueAsync(() => jobs.Confirmed.Count >= 20);

        await Server.PauseAsync();
        await HangAsync();
        await Server.ResumeAsync();
        var before = jobs.Confirmed.Count;
        await Eventually.TrueAsync(() => jobs.Confirmed.Count >= before + 50);
        await jobs.EndAsync();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0 && !jobs.Confirmed.Except(Script.Numbers).Any());
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Tick(0), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: > 0, InFlight: 0 });
    }

    /// <summary>How long the waiting takes here and now that should take as long as noticing does.</summary>
    private static async Task<TimeSpan> PaceAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var slice = 0; slice < 14; slice++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    private static async Task HangAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => TimeProvider.System.GetElapsedTime(began) > Hang);
    }
}
