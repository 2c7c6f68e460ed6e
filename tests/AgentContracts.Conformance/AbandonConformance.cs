using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>An agent that does not come back holds up nobody for ever.</summary>
public abstract class AbandonConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task An_agent_that_is_gone_for_too_long_is_given_up_when_its_queue_is_full_and_that_is_counted()
    {
        var hub = await StartAsync<Settler>();
        var other = await StartAsync<Wanderer>();
        await other.StopAsync(Cancel);
        await hub.Sender.SendAsync(new Bequest(1), Cancel);
        await hub.Sender.SendAsync(new Bequest(2), Cancel);

        var third = hub.Sender.SendAsync(new Bequest(3), Cancel).AsTask();
        await ElapseStepwiseUntilAsync(() => third.IsCompleted);

        await third;
        await Eventually.TrueAsync(() => Row<Forsaken, Settler>() is { Handled: 3, InFlight: 0 });

        // The send that went through is answered first, then it is told at whose expense.
        await Eventually.TrueAsync(() => hub.Log.Of("GroupAbandoned").Count != 0);
        Assert.Equal(2, Assert.Single(hub.Snapshot.Channels, static channel => channel.Name == "forsaken").Abandoned);
        var line = Assert.Single(hub.Log.Of("GroupAbandoned"));
        Assert.Contains("wanderer", line, StringComparison.Ordinal);
        Assert.Contains("2 message(s)", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_that_was_given_up_gets_what_is_sent_from_then_on()
    {
        var hub = await StartAsync<Settler>();
        var other = await StartAsync<Wanderer>();
        await other.StopAsync(Cancel);
        await hub.Sender.SendAsync(new Bequest(1), Cancel);
        await hub.Sender.SendAsync(new Bequest(2), Cancel);
        var third = hub.Sender.SendAsync(new Bequest(3), Cancel).AsTask();
        await ElapseStepwiseUntilAsync(() => third.IsCompleted);
        await third;

        await StartAsync<Wanderer>();

        await hub.Sender.SendAsync(new Bequest(4), Cancel);
        await Eventually.TrueAsync(() => Row<Forsaken, Wanderer>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([3, 4], Script.Handled.Where(static performance => performance.Actor.Role == nameof(Wanderer)).Select(static performance => performance.Number));
    }
}
