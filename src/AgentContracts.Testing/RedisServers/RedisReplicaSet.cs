using System.Globalization;

namespace AgentContracts.Testing.RedisServers;

/// <summary>A primary with one replica, and a sentinel that puts the replica in its place half a second after the primary has fallen silent.</summary>
public sealed class RedisReplicaSet : IAsyncDisposable
{
    /// <summary>What the sentinel calls it.</summary>
    public const string ServiceName = "desk";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private RedisReplicaSet(RedisServer primary, RedisServer replica, RedisServer sentinel) => (Primary, Replica, Sentinel) = (primary, replica, sentinel);

    /// <summary>The server that is the primary at first.</summary>
    public RedisServer Primary { get; }

    /// <summary>The server that takes its place.</summary>
    public RedisServer Replica { get; }

    /// <summary>Who sees to that.</summary>
    public RedisServer Sentinel { get; }

    /// <summary>What a client connects with: the sentinel tells it who is the primary.</summary>
    public string ConnectionString => $"{Sentinel.Address},serviceName={ServiceName}";

    /// <summary>Starts all three and waits until the replica follows and the sentinel knows it.</summary>
    /// <exception cref="TimeoutException">It did not come about within 20 s.</exception>
    public static async Task<RedisReplicaSet> StartAsync()
    {
        var started = new List<RedisServer>();
        try
        {
            started.Add(await RedisServer.StartAsync().ConfigureAwait(false));
            started.Add(await RedisServer.StartAsync(new RedisServerOptions { Configuration = [$"replicaof 127.0.0.1 {started[0].Port}", "repl-diskless-sync-delay 0"] }).ConfigureAwait(false));
            started.Add(await RedisServer.StartAsync(new RedisServerOptions
            {
                IsSentinel = true,
                Persistence = RedisPersistence.None,
                Configuration =
                [
                    $"sentinel monitor {ServiceName} 127.0.0.1 {started[0].Port} 1",
                    $"sentinel down-after-milliseconds {ServiceName} 500",
                    $"sentinel failover-timeout {ServiceName} 3000",
                ],
            }).ConfigureAwait(false));
            var set = new RedisReplicaSet(started[0], started[1], started[2]);
            await UntilAsync(set.FollowsAsync).ConfigureAwait(false);
            return set;
        }
        catch
        {
            foreach (var server in started)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Completes when the sentinel has put the replica in the primary's place.</summary>
    /// <exception cref="TimeoutException">It did not within 20 s.</exception>
    public Task FailedOverAsync() => UntilAsync(async () =>
        await Sentinel.CommandAsync("SENTINEL", "GET-MASTER-ADDR-BY-NAME", ServiceName).ConfigureAwait(false) is [_, var port] && port == Replica.Port.ToString(CultureInfo.InvariantCulture)
        && (await Replica.CommandAsync("ROLE").ConfigureAwait(false))[0] == "master");

    /// <summary>Ends all three and removes their files.</summary>
    public async ValueTask DisposeAsync()
    {
        await Sentinel.DisposeAsync().ConfigureAwait(false);
        await Replica.DisposeAsync().ConfigureAwait(false);
        await Primary.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> FollowsAsync() =>
        (await Replica.CommandAsync("INFO", "replication").ConfigureAwait(false)).Any(static line => line.Trim() == "master_link_status:up")
        && (await Sentinel.CommandAsync("SENTINEL", "REPLICAS", ServiceName).ConfigureAwait(false)).Contains($"127.0.0.1:{Replica.Port}");

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition().ConfigureAwait(false))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException("The replica set does not come to what was waited for.");
            }

            await Task.Delay(Glance).ConfigureAwait(false);
        }
    }
}
