namespace AgentContracts.Testing.RedisServers;

/// <summary>How a server is set up.</summary>
public sealed record RedisServerOptions
{
    /// <summary>What it keeps over its end. <see cref="RedisPersistence.Always"/> by default.</summary>
    public RedisPersistence Persistence { get; init; } = RedisPersistence.Always;

    /// <summary>The only user who may log in, with all rights; the default user is switched off. <see langword="null"/> by default: the default user is on.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>, or of the default user where there is none. <see langword="null"/> by default: no password.</summary>
    public string? Password { get; init; }

    /// <summary>Whether its port speaks TLS only, with a certificate made for this server. <see langword="false"/> by default.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether it is a sentinel, which watches other servers and holds no data. <see langword="false"/> by default.</summary>
    public bool IsSentinel { get; init; }

    /// <summary>Further lines of <c>redis.conf</c>. None by default.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];

    /// <summary>The lines of <c>redis.conf</c>.</summary>
    internal IEnumerable<string> ToConfiguration(int port, string directory, ServerCertificate? certificate) =>
    [
        "bind 127.0.0.1",
        $"port {(Tls ? 0 : port)}",
        $"dir {directory}",
        $"unixsocket {directory}/{RedisServer.SocketName}",
        $"logfile {directory}/{RedisServer.LogName}",
        "save \"\"",
        .. Persistence switch
        {
            RedisPersistence.Always => ["appendonly yes", "appendfsync always"],
            RedisPersistence.EverySecond => ["appendonly yes", "appendfsync everysec"],
            _ => new[] { "appendonly no" },
        },
        .. User is not null
            ? ["user default off", $"user {User} on {(Password is null ? "nopass" : $">{Password}")} ~* &* +@all"]
            : Password is not null ? [$"requirepass {Password}"] : Array.Empty<string>(),
        .. certificate is not null ? certificate.ToConfiguration(port) : [],
        .. Configuration,
    ];
}
