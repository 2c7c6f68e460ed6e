using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>A server, and a connection to it that knows nothing of this library.</summary>
public class TestRedis(RedisServerOptions? options) : IAsyncLifetime
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _connection;

    public RedisServer Server => _server!;

    /// <summary>For what a stranger does.</summary>
    public IDatabase Database => _connection!.GetDatabase();

    /// <summary>How hubs connect.</summary>
    public virtual string ConnectionString => Server.ConnectionString;

    /// <summary>Starts the server, and whatever else belongs to it.</summary>
    protected virtual Task<RedisServer> StartAsync() => RedisServer.StartAsync(options);

    public async ValueTask InitializeAsync()
    {
        _server = await StartAsync();
        var configuration = ConfigurationOptions.Parse(ConnectionString);
        configuration.AbortOnConnectFail = false;

        // Back as soon as the server is: a test that looks at it must not be what the run waits for.
        configuration.ReconnectRetryPolicy = new LinearRetry(50);
        configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(50);
        if (Server.AuthorityPath is { } authority)
        {
            configuration.TrustIssuer(authority);
        }

        _connection = await ConnectionMultiplexer.ConnectAsync(configuration);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        if (_server is not null)
        {
            await EndAsync();
        }
    }

    /// <summary>Ends what <see cref="StartAsync"/> started.</summary>
    protected virtual ValueTask EndAsync() => Server.DisposeAsync();
}
