using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The server has no memory left: it refuses what is sent, and takes it again when what it holds has been handled.</summary>
public sealed class FullTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { Persistence = RedisPersistence.None, Configuration = ["maxmemory-policy noeviction"] }))
{
    private static readonly List<string> Items = [.. Enumerable.Repeat("0123456789012345678901234567890", 500)];

    [Fact]
    public async Task A_server_that_was_full_takes_messages_again_once_all_are_handled()
    {
        var hub = await StartAsync<Foreman>();
        var gate = Script.Hold<Basket>();
        await Server.CommandAsync("CONFIG", "SET", "maxmemory", "8mb");

        var (sent, taken) = (0, 0);
        SendReceipt receipt;
        do
        {
            // The last one may be taken by one of its two streams.
            receipt = await hub.Sender.TrySendAsync(new Basket(sent++, Items), Cancel);
            taken += receipt.Routes[0].Status == RouteStatus.Confirmed ? 1 : 0;
        }
        while (receipt.Confirmed);

        gate.Open();
        await Eventually.TrueAsync(() => Row<JobsAudit, Foreman>().InFlight == 0 && Row<Jobs, Foreman>() is { InFlight: 0 } row && row.Handled + row.Duplicate == taken);
        receipt = await hub.Sender.TrySendAsync(new Basket(sent, Items), Cancel);

        Assert.True(receipt.Confirmed, receipt.Routes[0].Reason);
    }
}
