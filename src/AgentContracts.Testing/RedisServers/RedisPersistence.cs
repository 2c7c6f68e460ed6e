namespace AgentContracts.Testing.RedisServers;

/// <summary>What a server keeps over its end.</summary>
public enum RedisPersistence
{
    /// <summary><c>appendonly yes</c>, <c>appendfsync always</c>: everything that it has confirmed.</summary>
    Always,

    /// <summary><c>appendonly yes</c>, <c>appendfsync everysec</c>: all but the last two seconds at worst.</summary>
    EverySecond,

    /// <summary><c>appendonly no</c>: nothing.</summary>
    None,
}
