using AgentContracts.Testing.RedisServers;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>A primary with a replica, found through a sentinel; <see cref="TestRedis.Server"/> is the primary at first.</summary>
public sealed class TestReplicaSet() : TestRedis(null)
{
    private RedisReplicaSet? _set;

    public RedisReplicaSet Set => _set!;

    public override string ConnectionString => Set.ConnectionString;

    protected override async Task<RedisServer> StartAsync()
    {
        _set = await RedisReplicaSet.StartAsync();
        return _set.Primary;
    }

    protected override ValueTask EndAsync() => Set.DisposeAsync();
}
