using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Conformance;

/// <summary>A handler that fails is called again inside the age of its message; what cannot be handled is kept with the reason.</summary>
public abstract class RetryConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Theory]
    [InlineData(Delivery.AtLeastOnce)]
    [InlineData(Delivery.AtMostOnce)]
    public async Task A_handler_that_failed_once_is_called_again(Delivery delivery)
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        Script.Fail<INumbered>(times: 1);

        await (delivery == Delivery.AtLeastOnce ? hub.Sender.SendAsync(new Job(1), Cancel) : hub.Sender.SendAsync(new Tick(1), Cancel));
        await ElapseUntilAsync(() => Script.Handled.Count == 1);

        Assert.Equal([1, 2], Script.Performances.Select(static performance => performance.Attempt));
        Assert.False(Script.Performances[1].Redelivered);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().Handled + Row<Ticks, Watcher>().Handled == 1);
        Assert.Equal(1, Row<Jobs, Worker>().Received + Row<Ticks, Watcher>().Received);
    }

    [Fact]
    public async Task A_retry_waits_on_the_broker_s_clock()
    {
        var hub = await StartAsync<Worker>();
        Script.Fail<Job>(times: 2);

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await ElapseUntilAsync(() => Script.Handled.Count == 1);

        var ages = Script.Performances.Select(static performance => performance.Age).ToArray();
        Assert.Equal(3, ages.Length);
        Assert.True(ages[0] < ages[1] && ages[1] < ages[2], $"The ages were {string.Join(", ", ages)}.");
    }

    [Fact]
    public async Task A_handler_that_always_fails_is_called_as_often_as_the_tier_allows_and_its_message_kept()
    {
        var hub = await StartAsync<Worker>();
        Script.Fail<Job>();

        var receipt = await hub.Sender.TrySendAsync(new Job(7), Cancel);
        await ElapseUntilAsync(() => Row<Jobs, Worker>() is { DeadLettered: 1, InFlight: 0 });

        var letter = Assert.Single(await hub.DeadLettersAsync<Jobs>());
        Assert.Equal(
            (receipt.MessageId, "job", "jobs", "worker", DeadLetterReason.Attempts, 3),
            (letter.MessageId!.Value, letter.MessageType, letter.Channel, letter.Agent, letter.Reason, letter.Attempts));
        Assert.Contains(nameof(ScriptedException), letter.Detail, StringComparison.Ordinal);
        Assert.Equal(new Job(7), MessageJson.Read<Job>(letter.Bytes.Span));
        Assert.Equal([1, 2, 3], Script.Performances.Select(static performance => performance.Attempt));
        Assert.Equal(new Figures(Received: 1, DeadLettered: 1), Figures.Of(Row<Jobs, Worker>()));
        await Eventually.TrueAsync(() => hub.Log.Of("DeadLettered").Count == 1);
    }

    [Fact]
    public async Task What_was_kept_is_finished_on_its_stream()
    {
        var first = await StartAsync<Worker>();
        Script.Fail<Job>();
        await first.Sender.SendAsync(new Job(1), Cancel);
        await ElapseUntilAsync(() => Row<Jobs, Worker>() is { DeadLettered: 1, InFlight: 0 });
        await first.StopAsync(Cancel);

        var second = await StartAsync<Worker>();
        await second.Sender.SendAsync(new Trade(2), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal(1, second.Row<Jobs, Worker>().Received);
    }

    [Fact]
    public async Task Retrying_ends_with_the_age_of_the_message()
    {
        var hub = await StartAsync<Planner>();
        Script.Fail<Chore>();

        await hub.Sender.SendAsync(new Chore(1), Cancel);
        await ElapseUntilAsync(() => Row<Stubborn, Planner>() is { DeadLettered: 1, InFlight: 0 });

        var letter = Assert.Single(await hub.DeadLettersAsync<Stubborn>());
        Assert.Equal(DeadLetterReason.Deadline, letter.Reason);
        Assert.InRange(letter.Attempts, 1, 20);
        Assert.Equal(Script.Performances.Count, letter.Attempts);
        Assert.All(Script.Performances, static performance => Assert.True(performance.Age <= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_handler_that_fails_after_the_age_is_over_is_not_called_again()
    {
        var hub = await StartAsync<Planner>();
        Script.When<Chore>(async (_, _) =>
        {
            await ElapseAsync(TimeSpan.FromMilliseconds(1100));
            throw new ScriptedException();
        });

        await hub.Sender.SendAsync(new Chore(1), Cancel);

        await Eventually.TrueAsync(() => Row<Stubborn, Planner>() is { DeadLettered: 1, InFlight: 0 });
        var letter = Assert.Single(await hub.DeadLettersAsync<Stubborn>());
        Assert.Equal((DeadLetterReason.Deadline, 1), (letter.Reason, letter.Attempts));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_retry_does_not_hold_up_others()
    {
        var hub = await StartAsync<Planner>();
        Script.When<Chore>(static (cue, chore) => chore.Number == 1 && cue.Performance.Attempt == 1 ? throw new ScriptedException() : default);

        await hub.Sender.SendAsync(new Chore(1), Cancel);
        await hub.Sender.SendAsync(new Chore(2), Cancel);
        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        await ElapseUntilAsync(() => Script.Handled.Count == 2);

        Assert.Equal([2, 1], Script.Numbers);
    }

    [Fact]
    public async Task The_fastest_tier_is_not_retried()
    {
        var hub = await StartAsync<Racer>();
        Script.Fail<Blip>();

        await Eventually.TrueAsync(() =>
        {
            var row = Row<FastLane, Racer>();
            _ = row.InFlight == 0 ? hub.Sender.TrySendAsync(new Blip(1), Cancel).AsTask() : null;
            return row.DeadLettered > 0;
        });

        Assert.All(Script.Performances, static performance => Assert.Equal(1, performance.Attempt));
        Assert.All(await hub.DeadLettersAsync<FastLane>(), static letter => Assert.Equal((DeadLetterReason.Attempts, 1), (letter.Reason, letter.Attempts)));
    }
}
