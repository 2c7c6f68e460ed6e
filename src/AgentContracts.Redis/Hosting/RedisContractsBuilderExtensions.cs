using AgentContracts.Redis;
using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Carries messages over Redis.</summary>
public static class RedisContractsBuilderExtensions
{
    /// <summary>The connection string that is used where nothing else says where Redis is: <c>ConnectionStrings:redis</c>.</summary>
    public const string ConnectionStringName = "redis";

    /// <summary>Carries messages over Redis, by default the one that <c>ConnectionStrings:redis</c> names.</summary>
    /// <param name="contracts">The program's hub.</param>
    /// <param name="configure">Sets options.</param>
    public static ContractsBuilder UseRedis(this ContractsBuilder contracts, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        contracts.Services.AddOptions<RedisOptions>()
            .Configure<IServiceProvider>(static (options, services) => UseConnectionString(options, services.GetService<IConfiguration>()));
        if (configure is not null)
        {
            contracts.Services.Configure(configure);
        }

        return contracts.UseTransport(static services => new RedisTransport(
            services.GetRequiredService<IOptions<RedisOptions>>().Value,
            services.GetService<ILogger<RedisTransport>>() ?? NullLogger<RedisTransport>.Instance));
    }

    /// <summary>Carries messages over the Redis of a connection string such as <c>localhost:6379</c> or <c>redis.example:6380,ssl=true,user=desk,password=…</c>.</summary>
    /// <param name="contracts">The program's hub.</param>
    /// <param name="configuration">The connection string, as StackExchange.Redis reads it.</param>
    /// <param name="configure">Sets options.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static ContractsBuilder UseRedis(this ContractsBuilder contracts, string configuration, Action<RedisOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        var parsed = ConnectionString.Parse(configuration);
        return contracts.UseRedis(options =>
        {
            options.Configuration = parsed.Clone();
            configure?.Invoke(options);
        });
    }

    /// <summary>Carries messages over a connection of the caller's own, which is not disposed of. See <see cref="RedisOptions.Connection"/>.</summary>
    /// <param name="contracts">The program's hub.</param>
    /// <param name="connection">The connection for commands and pub/sub.</param>
    /// <param name="configure">Sets options.</param>
    public static ContractsBuilder UseRedis(this ContractsBuilder contracts, IConnectionMultiplexer connection, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return contracts.UseRedis(options =>
        {
            options.Connection = connection;
            configure?.Invoke(options);
        });
    }

    private static void UseConnectionString(RedisOptions options, IConfiguration? configuration)
    {
        if (configuration?.GetConnectionString(ConnectionStringName) is { Length: > 0 } text)
        {
            options.Configuration = ConnectionString.Parse(text);
        }
    }
}
