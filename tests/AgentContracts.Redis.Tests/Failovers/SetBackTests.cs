using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Failovers;

/// <summary>The replica that takes the primary's place knows less of what was handed out than the primary did.</summary>
[Collection(nameof(Alone))]
public sealed class SetBackTests : RedisTest
{
    private readonly TestReplicaSet _redis;

    public SetBackTests() : this(new TestReplicaSet())
    {
    }

    private SetBackTests(TestReplicaSet redis) : base(new RedisUnderTest(redis)) => _redis = redis;

    private RedisReplicaSet Set => _redis.Set;

    [Fact]
    public async Task What_it_hands_out_again_says_so_to_an_instance_that_had_never_read_so_far()
    {
        var sender = await StartAsync(static contracts => contracts.ExpectAgent<Worker>());
        var first = await StartAsync<Worker>();
        await sender.Sender.SendAsync(new Job(1), Cancel);
        await sender.Sender.SendAsync(new Job(2), Cancel);
        await Eventually.TrueAsync(() => Script.Numbers.Count == 2 && PendingOf<Jobs>("worker") == 0);
        await first.StopAsync(Cancel);
        var second = await StartAsync<Worker>();
        var reader = second.Agents.Instances.Single(static instance => instance.StartsWith("worker-", StringComparison.Ordinal));
        await Eventually.TrueAsync(async () => (await ClientsAsync()).Any(client => client.Name.EndsWith(reader, StringComparison.Ordinal) && client.Command == "xreadgroup"));
        await Eventually.TrueAsync(async () => await DeliveredAsync(Set.Primary) == await DeliveredAsync(Set.Replica));

        // As if the replica had not been told of the last that was handed out.
        await Set.Replica.CommandAsync("CONFIG", "SET", "replica-read-only", "no");
        await Set.Replica.CommandAsync("XGROUP", "SETID", StreamOf<Jobs>(), "worker", "0");
        await Set.Primary.KillAsync();
        await Set.FailedOverAsync();

        await Eventually.TrueAsync(() => Script.Numbers.Count == 4);
        AssertRepeatsAreFlagged();
        await Eventually.TrueAsync(async () => (await sender.Sender.TrySendAsync(new Job(3), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(3));
        Assert.False(Script.Handled.First(static performance => performance.Number == 3).Redelivered);
    }

    private async Task<string> DeliveredAsync(RedisServer server) =>
        (await server.CommandAsync("XINFO", "GROUPS", StreamOf<Jobs>())).SkipWhile(static line => line != "last-delivered-id").ElementAt(1);
}
