using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Outages;

/// <summary>The file that the server comes back with lacks its end, as after a loss of power: what was handled may come again, and says so.</summary>
public sealed class TruncatedTests() : RedisTest(new RedisUnderTest(new RedisServerOptions()))
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_500)]
    public async Task Hubs_go_on_from_what_is_left(int bytes)
    {
        var hub = await StartAsync<Worker>();
        for (var number = 1; number <= 20; number++)
        {
            await hub.Sender.SendAsync(new Job(number), Cancel);
        }

        await Eventually.TrueAsync(() => Row<Jobs, Worker>() is { Handled: 20, InFlight: 0 } && PendingOf<Jobs>("worker") == 0);

        await Server.KillAsync();
        await using (var file = File.OpenWrite(Directory.GetFiles(Path.Combine(Server.DataDirectory, "appendonlydir"), "*.incr.aof").Single()))
        {
            file.SetLength(file.Length - bytes);
        }

        await Server.StartAgainAsync();
        await using var load = new Load(number => hub.Sender.TrySendAsync(new Job(100 + number), Cancel));
        await Eventually.TrueAsync(() => load.Confirmed.Count >= 100);
        await load.EndAsync();

        await Eventually.TrueAsync(() => !load.Confirmed.Select(static number => 100 + number).Except(Script.Numbers).Any() && Row<Jobs, Worker>().InFlight == 0);
        await Eventually.TrueAsync(() => PendingOf<Jobs>("worker") == 0);
        Assert.Contains("runcat", Server.ReadLog(), StringComparison.Ordinal);
        AssertRepeatsAreFlagged();
    }
}
