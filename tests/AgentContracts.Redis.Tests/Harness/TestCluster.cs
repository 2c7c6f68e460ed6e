using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>A cluster of three; <see cref="TestRedis.Server"/> is its first server.</summary>
public sealed class TestCluster() : TestRedis(null)
{
    private RedisCluster? _cluster;

    public RedisCluster Cluster => _cluster!;

    public override string ConnectionString => string.Join(',', Cluster.Nodes.Select(static node => node.Address));

    protected override async Task<RedisServer> StartAsync()
    {
        _cluster = await RedisCluster.StartAsync();
        return _cluster.Nodes[0];
    }

    protected override ValueTask EndAsync() => Cluster.DisposeAsync();
}
