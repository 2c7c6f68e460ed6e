using StackExchange.Redis;

namespace AgentContracts.Redis;

/// <summary>What a program may choose about how its hub uses Redis.</summary>
public sealed class RedisOptions
{
    /// <summary>
    /// Where Redis is and how to log in: end points, user, password, TLS. Without an end point the connection string named <c>redis</c> of the
    /// program's configuration (<c>ConnectionStrings:redis</c>) is used. What the hub's promises depend on is set by the hub: commands fail at once
    /// while there is no connection, and reconnecting is tried every 50 ms.
    /// </summary>
    public ConfigurationOptions Configuration { get; set; } = new();

    /// <summary>
    /// A connection of the caller's own for commands and pub/sub, instead of one made from <see cref="Configuration"/>; it is not disposed of. Its
    /// backlog policy should be <see cref="BacklogPolicy.FailFast"/>: with the default one, messages of an outage arrive late, and expire at their
    /// receivers. Streams are read over connections that the hub makes itself, from <see cref="Configuration"/> or, where that has no end point,
    /// from the configuration string of this connection.
    /// </summary>
    public IConnectionMultiplexer? Connection { get; set; }

    /// <summary>
    /// Stands before every channel and key, followed by a colon, so that environments and parallel tests share a server without hearing each other.
    /// None by default. May not hold braces, blanks or control characters.
    /// </summary>
    public string? Prefix { get; set; }

    /// <summary>The clock that messages live by; the server's by default, estimated with <c>TIME</c>. For tests.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>
    /// After how long without a sign of life the unfinished messages of an instance are taken over by another one of its agent. 30 s by default, at
    /// least 1 s; an instance that lives gives a sign every third of it.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);
}
