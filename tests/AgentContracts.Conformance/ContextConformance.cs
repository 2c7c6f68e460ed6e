using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Conformance;

/// <summary>What a handler may know of its message, and for how long.</summary>
public abstract class ContextConformance(TransportUnderTest transport) : ConformanceTest(transport)
{
    [Fact]
    public async Task It_says_where_the_message_comes_from()
    {
        var hub = await StartAsync<Worker>();
        var before = Clock.GetUtcNow();

        var receipt = await hub.Sender.TrySendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        var performance = Script.Handled[0];
        Assert.Equal(
            (receipt.MessageId, "job", "sender", "jobs", Priority.Medium, 1, false, false),
            (performance.Header.MessageId, performance.Header.MessageType, performance.Header.SourceAgent, performance.Channel, performance.Header.Priority, performance.Attempt, performance.Redelivered, performance.Late));
        Assert.Equal(["jobs"], performance.Header.Routes);
        Assert.InRange(performance.Header.Timestamp, Microseconds(before), Microseconds(Clock.GetUtcNow()));
        Assert.True(performance.Age >= TimeSpan.Zero);
    }

    [Fact]
    public async Task It_refuses_use_after_the_handler_returned()
    {
        var hub = await StartAsync<Worker>();
        MessageContext kept = default;
        Script.When<Job>((cue, _) =>
        {
            kept = cue.Context;
            Assert.Equal("job", kept.MessageType);
            return default;
        });

        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });
        Assert.Throws<InvalidOperationException>(() => kept.MessageId);
        Assert.Throws<InvalidOperationException>(() => kept.Services);
        Assert.Throws<InvalidOperationException>(() => default(MessageContext).Channel);
    }

    [Fact]
    public async Task Its_services_live_as_long_as_one_handler_call()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().Services.AddScoped<ScopeProbe>());
        var probes = new List<ScopeProbe>();
        Script.When<Job>((cue, _) =>
        {
            var probe = cue.Context.Services.GetRequiredService<ScopeProbe>();
            Assert.Same(probe, cue.Context.Services.GetRequiredService<ScopeProbe>());
            Assert.False(probe.IsDisposed);
            probes.Add(probe);
            return default;
        });

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal(2, probes.Distinct().Count());
        Assert.All(probes, static probe => Assert.True(probe.IsDisposed));
    }

    [Fact]
    public async Task Its_services_end_with_a_handler_that_fails_too()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Racer>().Services.AddScoped<ScopeProbe>());
        ScopeProbe? probe = null;
        Script.When<Blip>((cue, _) =>
        {
            // The first: another may still be handled when that one is settled.
            probe ??= cue.Context.Services.GetRequiredService<ScopeProbe>();
            throw new ScriptedException();
        });

        await Eventually.TrueAsync(() =>
        {
            var row = Row<FastLane, Racer>();
            _ = row.InFlight == 0 ? hub.Sender.TrySendAsync(new Blip(1), Cancel).AsTask() : null;
            return row.DeadLettered > 0;
        });
        Assert.True(probe!.IsDisposed);
    }

    [Fact]
    public async Task A_service_that_fails_to_end_does_not_undo_what_was_handled()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().Services.AddScoped<BrokenProbe>());
        Script.When<Job>(static (cue, _) =>
        {
            cue.Context.Services.GetRequiredService<BrokenProbe>();
            return default;
        });

        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal(2, hub.Log.Of("ScopeFailed").Count);
    }

    [Fact]
    public async Task What_is_sent_from_a_handler_names_its_cause_and_its_conversation()
    {
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Auditor>().AddAgent<Watcher>());
        Script.When<Job>((_, job) => hub.Sender.SendAsync(new Incident(job.Number, IsSevere: false), Cancel));
        Script.When<Incident>((_, incident) => hub.Sender.SendAsync(new Tick(incident.Number), Cancel));

        await hub.Sender.SendAsync(new Job(1), Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 3);
        var job = Of<Job>();
        var incident = Of<Incident>();
        var tick = Of<Tick>();
        Assert.Equal((job.MessageId, true), (job.Correlation, job.Causation.IsNone));
        Assert.Equal((job.MessageId, job.MessageId), (incident.Correlation, incident.Causation));
        Assert.Equal((job.MessageId, incident.MessageId), (tick.Correlation, tick.Causation));
    }

    [Theory]
    [InlineData(Priority.Low, Priority.Medium)]
    [InlineData(Priority.Medium, Priority.Medium)]
    [InlineData(Priority.High, Priority.High)]
    [InlineData(Priority.Critical, Priority.Critical)]
    public async Task A_sender_may_raise_the_priority_and_never_lower_it(Priority asked, Priority got)
    {
        var hub = await StartAsync<Worker>();

        await hub.Sender.SendAsync(new Job(1), asked, Cancel);

        await Eventually.TrueAsync(() => Script.Handled.Count == 1);
        Assert.Equal(got, Script.Handled[0].Header.Priority);
    }

    private MessageHeader Of<TMessage>() => Script.Handled.Single(static performance => performance.Message is TMessage).Header;

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
