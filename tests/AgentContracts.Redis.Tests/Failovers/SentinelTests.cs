using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Redis.Tests.Outages;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Failovers;

/// <summary>The primary dies and a sentinel puts its replica in its place: hubs follow by themselves, and lose what the replica had not been told.</summary>
[Collection(nameof(Alone))]
public sealed class SentinelTests : RedisTest
{
    private const int Senders = 32;
    private const int Ticks = 100_000_000;

    private readonly TestReplicaSet _redis;

    public SentinelTests() : this(new TestReplicaSet())
    {
    }

    private SentinelTests(TestReplicaSet redis) : base(new RedisUnderTest(redis)) => _redis = redis;

    private RedisReplicaSet Set => _redis.Set;

    [Fact]
    public async Task Hubs_go_on_with_the_replica_and_say_that_a_failover_may_cost_messages()
    {
        var sender = await StartAsync(static _ => { });
        var hub = await StartAsync(static contracts => contracts.AddAgent<Worker>().AddAgent<Watcher>());
        Assert.Contains(hub.Snapshot.Doubts, static doubt => doubt.Reason.Contains("replica", StringComparison.Ordinal));
        Load[] loads = [.. Enumerable.Range(0, Senders).Select(i => new Load(number => sender.Sender.TrySendAsync(new Job((number * Senders) + i), Cancel)))];
        int[] Confirmed() => [.. loads.SelectMany(static (load, i) => load.Confirmed.Select(number => (number * Senders) + i))];
        await Eventually.TrueAsync(() => Confirmed().Length >= 1_000);

        await Set.Primary.KillAsync();
        await Set.FailedOverAsync();

        var before = Confirmed();
        await Eventually.TrueAsync(() => loads.Min(static load => load.Confirmed.Max()) > before.Max() / Senders);
        await Task.WhenAll(loads.Select(static load => load.EndAsync()));
        var ticked = 0;
        await Eventually.TrueAsync(async () => (await sender.Sender.TrySendAsync(new Tick(Ticks + ++ticked), Cancel)).Confirmed && Script.Numbers.Any(static number => number > Ticks));

        // Of what was confirmed before the failover, what the replica had not been told may be missing; of what was confirmed after it, nothing.
        var confirmed = Confirmed();
        await Eventually.TrueAsync(() => Row<Jobs, Worker>().InFlight == 0 && !confirmed.Except(before).Except(Script.Numbers).Any());
        AssertRepeatsAreFlagged();
        var lost = before.Except(Script.Numbers).Count();
        TestContext.Current.SendDiagnosticMessage($"{lost} of {before.Length} messages that were confirmed before the failover were lost.");
        Assert.InRange(lost, 0, before.Length / 10);
    }
}
