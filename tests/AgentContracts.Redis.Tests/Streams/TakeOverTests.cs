using System.Globalization;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Streams;

/// <summary>What one was given and did not finish is finished by another, or by itself after it lost sight of it.</summary>
public sealed class TakeOverTests(SharedRedis redis) : RedisTest(new RedisUnderTest(redis))
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_a_dead_instance_left_is_taken_over_after_its_lease_in_order()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        for (var number = 1; number <= 3; number++)
        {
            await sender.Sender.SendAsync(new Job(number), Cancel);
        }

        await Server.CommandAsync("XREADGROUP", "GROUP", "worker", "worker-dead", "COUNT", "3", "STREAMS", StreamOf<Jobs>(), ">");
        var hub = await StartWithLeaseAsync<Worker>();
        await hub.Sender.SendAsync(new Job(4), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 4, InFlight: 0 });
        Assert.Equal([1, 2, 3], Script.Handled.Where(static performance => performance.Redelivered).Select(static performance => performance.Number));
        Assert.Equal([4], Script.Handled.Where(static performance => !performance.Redelivered).Select(static performance => performance.Number));
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
    }

    [Fact]
    public async Task An_instance_that_runs_already_takes_over_from_one_that_dies()
    {
        var hub = await StartWithLeaseAsync<Worker>();
        var gate = Script.Hold<Job>(static job => job.Number == 0);
        await hub.Sender.SendAsync(new Job(0), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);

        await GiveAsync("worker-dead", new Job(1));
        gate.Open();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([(0, false), (1, true)], Script.Handled.Select(static performance => (performance.Number, performance.Redelivered)));
    }

    [Fact]
    public async Task What_a_living_instance_works_on_stays_its_own_however_long_it_takes()
    {
        var hub = await StartWithLeaseAsync<Worker>();
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 1);
        var other = await StartWithLeaseAsync<Worker>();

        var began = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => TimeProvider.System.GetElapsedTime(began) > Lease * 2.5);
        Assert.Equal(0, other.Row<Jobs, Worker>().Received);
        gate.Open();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.All(Script.Handled, static performance => Assert.Equal((1, false), (performance.Actor.Number, performance.Redelivered)));
    }

    [Fact]
    public async Task What_a_broken_connection_did_not_bring_is_found_among_the_instance_s_own()
    {
        var hub = await StartAsync<Worker>();
        var instance = WorkerOf(hub);
        ConnectedClient? reader = null;
        await Eventually.TrueAsync(async () => (reader = (await ClientsAsync()).SingleOrDefault(client => client.Name.EndsWith(instance, StringComparison.Ordinal))) is not null);

        // As if the server had answered a read into a connection that was just breaking.
        await GiveAsync(instance, new Job(1));
        await Server.CommandAsync("CLIENT", "KILL", "ID", reader!.Id);
        await hub.Sender.SendAsync(new Job(2), Cancel);

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 2, InFlight: 0 });
        Assert.Equal([(1, true), (2, false)], Script.Handled.Select(static performance => (performance.Number, performance.Redelivered)).Order());
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
    }

    [Fact]
    public async Task What_an_instance_was_given_is_not_lost_with_its_group()
    {
        var hub = await StartAsync<Worker>();
        await GiveAsync("worker-elsewhere", new Job(1));
        await hub.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });

        await Server.CommandAsync("XGROUP", "DESTROY", StreamOf<Jobs>(), "worker");

        await Eventually.TrueAsync(() => Script.Handled.Any(static performance => performance is { Number: 1, Redelivered: true }));
        AssertRepeatsAreFlagged();
    }

    [Fact]
    public async Task Instances_that_died_are_forgotten_once_others_have_finished_what_they_had()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        const int Dead = 20;
        for (var number = 1; number <= Dead; number++)
        {
            await sender.Sender.SendAsync(new Job(number), Cancel);
            await Server.CommandAsync("XREADGROUP", "GROUP", "worker", $"worker-dead{number}", "COUNT", "1", "STREAMS", StreamOf<Jobs>(), ">");
        }

        var hub = await StartWithLeaseAsync<Worker>();

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: Dead, InFlight: 0 });
        await Eventually.TrueAsync(async () => (await ConsumersAsync()).SequenceEqual([WorkerOf(hub)]));
        await hub.Sender.SendAsync(new Job(Dead + 1), Cancel);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: Dead + 1, InFlight: 0 });
    }

    [Fact]
    public async Task An_instance_that_has_left_is_forgotten_and_what_it_had_is_not()
    {
        var bystander = await StartAsync(static _ => { });
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        await bystander.Sender.SendAsync(new Job(1), Cancel);
        await bystander.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1 && Row<Jobs, Worker>().Queued == 1);
        var instance = WorkerOf(hub);
        Assert.Contains(instance, await ConsumersAsync());

        var stop = hub.StopAsync(Cancel);
        gate.Open();
        await stop;

        Assert.DoesNotContain(instance, await ConsumersAsync());
        Assert.Equal(2 - Script.Handled.Count, PendingOf<Jobs>("worker"));
        Assert.DoesNotContain(await ClientsAsync(), client => client.Name.EndsWith(instance, StringComparison.Ordinal));
    }

    private static string WorkerOf(TestHub hub) => hub.Agents.Instances.Single(static name => name.StartsWith("worker", StringComparison.Ordinal));

    private Task<TestHub> StartWithLeaseAsync<TAgent>() where TAgent : class, IAgent<TAgent> =>
        StartAsync(static contracts => contracts.AddAgent<TAgent>().Services.PostConfigure<RedisOptions>(static options => options.Lease = Lease));

    /// <summary>Sends a message and gives it to a consumer in one step, so that no other can come between.</summary>
    private async Task GiveAsync(string consumer, Job job)
    {
        var frame = new ForeignFrame { Type = "job", SentAt = Clock.GetUtcNow(), Members = string.Create(CultureInfo.InvariantCulture, $"\"number\": {job.Number}") };
        var transaction = Database.CreateTransaction();
        var added = transaction.StreamAddAsync(StreamOf<Jobs>(), RedisNames.FrameField, frame.ToBytes());
        var given = transaction.StreamReadGroupAsync(StreamOf<Jobs>(), "worker", consumer, ">");
        Assert.True(await transaction.ExecuteAsync());
        Assert.Equal(await added, Assert.Single(await given).Id);
    }

    private async Task<IEnumerable<string>> ConsumersAsync() =>
        (await Database.StreamConsumerInfoAsync(StreamOf<Jobs>(), "worker")).Select(static consumer => consumer.Name);
}
