using AgentContracts.Testing.History;

namespace AgentContracts.Testing.Tests.History;

public sealed class MemoryRecorderTests
{
    private readonly MemoryRecorder _recorder = new();

    [Fact]
    public void Events_are_kept_in_the_order_in_which_they_were_told()
    {
        for (ulong number = 1; number <= 50_000; number++)
        {
            _recorder.Effect(new MessageId(7, number), "worker", "worker-1", redelivered: number % 2 == 0);
        }

        Assert.Equal(50_000, _recorder.Count);
        var events = _recorder.Read();
        Assert.Equal(Enumerable.Range(1, 50_000).Select(static number => (ulong)number), events.Select(static one => one.Id.Number));
        Assert.All(events, static one => Assert.Equal((EventKind.Effect, "", "worker", "worker-1", one.Id.Number % 2 == 0), (one.Kind, one.Channel, one.Agent, one.Instance, one.Redelivered)));
    }

    [Fact]
    public void The_first_effect_of_an_agent_since_a_moment_is_found()
    {
        _recorder.Effect(new MessageId(7, 1), "worker", "worker-1", redelivered: false);
        var moment = DateTime.UtcNow.AddTicks(1);
        while (DateTime.UtcNow <= moment)
        {
            // The clock has a grain.
        }

        Assert.Null(_recorder.FirstEffectSince(moment, "worker"));
        _recorder.Effect(new MessageId(7, 2), "other", "other-1", redelivered: false);
        _recorder.Effect(new MessageId(7, 3), "worker", "worker-1", redelivered: false);
        _recorder.Effect(new MessageId(7, 4), "worker", "worker-1", redelivered: false);

        Assert.Equal(3u, _recorder.FirstEffectSince(moment, "worker")!.Value.Id.Number);
    }
}
