using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The server cannot write to its disk and takes nothing (MISCONF): senders are told, and what was taken before is handled.</summary>
public sealed class DiskTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { Persistence = RedisPersistence.None, Configuration = ["enable-protected-configs yes"] }))
{
    [Fact]
    public async Task A_server_that_cannot_save_refuses_with_its_reason_and_takes_messages_again_when_it_can()
    {
        var hub = await StartAsync<Worker>();
        var gate = Script.Hold<Job>();
        await hub.Sender.SendAsync(new Job(1), Cancel);
        await Eventually.TrueAsync(() => gate.Waiting == 1);
        await FailToSaveAsync();

        var refused = await hub.Sender.TrySendAsync(new Job(2), Cancel);
        gate.Open();

        var route = Assert.Single(refused.Routes);
        Assert.Equal(RouteStatus.Rejected, route.Status);
        Assert.Contains("MISCONF", route.Reason, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 1, InFlight: 0 });

        await Server.CommandAsync("CONFIG", "SET", "stop-writes-on-bgsave-error", "no");
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(3), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(3) && PendingOf<Jobs>("worker") == 0);
    }

    /// <summary>Lets the server save into a directory that is not there any more.</summary>
    private async Task FailToSaveAsync()
    {
        var gone = Directory.CreateDirectory(Path.Combine(Server.DataDirectory, "gone"));
        await Server.CommandAsync("CONFIG", "SET", "dir", gone.FullName);
        gone.Delete();
        await Server.CommandAsync("CONFIG", "SET", "save", "3600 1");
        await Server.CommandAsync("BGSAVE");
        await Eventually.TrueAsync(async () => (await Server.CommandAsync("INFO", "persistence")).Any(static line => line.Trim() == "rdb_last_bgsave_status:err"));
    }
}
