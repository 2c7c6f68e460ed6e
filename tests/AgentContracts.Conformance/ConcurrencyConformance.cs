using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance;

/// <summary>An agent handles one message at a time, or as many as it says.</summary>
public abstract class ConcurrencyConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task An_agent_handles_one_message_at_a_time()
    {
        var hub = await StartAsync<Worker>();
        await HandlesAtOnceAsync<Worker>(hub, 1);
    }

    [Fact]
    public async Task An_agent_that_says_so_handles_several_messages_at_once_and_no_more()
    {
        var hub = await StartAsync<Crew>();
        await HandlesAtOnceAsync<Crew>(hub, 3);
    }

    [Fact]
    public async Task A_retry_takes_its_turn_among_the_others()
    {
        var hub = await StartAsync<Worker>();
        var running = 0;
        var most = 0;
        Script.When<Job>(async (cue, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            if (cue.Performance.Attempt == 1)
            {
                throw new ScriptedException();
            }
        });

        for (var number = 1; number <= 20; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await ElapseUntilAsync(() => Script.Handled.Count == 20);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_holds_up_neither_others_nor_what_comes_to_its_own_agent()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Watcher>().AddAgent<Guard>());
        using var release = new ManualResetEventSlim();
        Script.When<Tick>((cue, tick) =>
        {
            if (cue.Performance.Actor.Role == nameof(Watcher) && tick.Number == 1)
            {
                Assert.True(release.Wait(TimeSpan.FromSeconds(30)));
            }

            return ValueTask.CompletedTask;
        });

        try
        {
            await hub.Sender.SendAsync(new Tick(1), Cancel);
            await Eventually.TrueAsync(() => Row<Ticks, Watcher>().Running == 1);
            for (var number = 2; number <= 5; number++)
            {
                await hub.Sender.SendAsync(new Tick(number), Cancel);
            }

            await Eventually.TrueAsync(() => Row<Ticks, Guard>() is { Handled: 5, InFlight: 0 } && Row<Ticks, Watcher>() is { Received: 5, Running: 1, Queued: 4 });
        }
        finally
        {
            release.Set();
        }

        await Eventually.TrueAsync(() => Row<Ticks, Watcher>() is { Handled: 5, InFlight: 0 });
    }

    private async Task HandlesAtOnceAsync<TAgent>(TestHub hub, int limit) where TAgent : IAgent<TAgent>
    {
        var gate = Script.Hold<Job>();
        for (var number = 1; number <= limit + 2; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => gate.Waiting == limit && Row<Jobs, TAgent>() is { Queued: 2 });
        Assert.Equal(limit, Row<Jobs, TAgent>().Running);
        gate.Open();
        await Eventually.TrueAsync(() => Row<Jobs, TAgent>() is { InFlight: 0 } row && row.Handled == limit + 2);
    }
}
