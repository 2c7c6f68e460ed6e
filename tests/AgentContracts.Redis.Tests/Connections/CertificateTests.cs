using System.Globalization;
using AgentContracts.Conformance;
using AgentContracts.Conformance.Agents;
using AgentContracts.Conformance.Messages;
using AgentContracts.Redis.Tests.Harness;
using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Connections;

/// <summary>The server comes back with another certificate: one of the authority that the hub trusts is as good, one of another's is none.</summary>
public sealed class CertificateTests() : RedisTest(new RedisUnderTest(new RedisServerOptions { Tls = true }))
{
    [Fact]
    public async Task A_renewed_one_changes_nothing_and_one_of_a_stranger_is_not_spoken_to()
    {
        var hub = await StartAsync<Worker>();
        await SendAsync(hub, 1);

        await RestartAsync(hub, byStranger: false);
        await SendAsync(hub, 100);

        await RestartAsync(hub, byStranger: true);
        await TriesAsync();
        Assert.Equal(RouteStatus.Rejected, (await hub.Sender.TrySendAsync(new Job(200), Cancel)).Routes[0].Status);
        Assert.False(hub.Snapshot.Transport.Answers);
        Assert.Empty(await ClientsAsync());

        await RestartAsync(hub, byStranger: false);
        await SendAsync(hub, 300);
        Assert.DoesNotContain(200, Script.Numbers);
    }

    private async Task RestartAsync(TestHub hub, bool byStranger)
    {
        await Server.StopAsync();
        await Eventually.TrueAsync(() => !hub.Snapshot.Transport.Answers);
        Server.RenewCertificate(byStranger);
        await Server.StartAgainAsync();
    }

    /// <summary>Waits for a second, in which the hub tries to connect several times.</summary>
    private async Task TriesAsync()
    {
        var before = await ConnectionsAsync();
        var began = TimeProvider.System.GetTimestamp();
        await Eventually.TrueAsync(() => TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(1));

        // One is that which asks.
        Assert.True(await ConnectionsAsync() - before > 1);
    }

    /// <summary>How many connections the server has received.</summary>
    private async Task<int> ConnectionsAsync() =>
        int.Parse((await Server.CommandAsync("INFO", "stats")).Single(static line => line.StartsWith("total_connections_received:", StringComparison.Ordinal)).Split(':')[1], CultureInfo.InvariantCulture);

    private async Task SendAsync(TestHub hub, int number)
    {
        await Eventually.TrueAsync(async () => (await hub.Sender.TrySendAsync(new Job(++number), Cancel)).Confirmed);
        await Eventually.TrueAsync(() => Script.Numbers.Contains(number));
    }
}
