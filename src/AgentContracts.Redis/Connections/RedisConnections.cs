using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>
/// The connections of one hub: one for commands and publishing, beside which StackExchange.Redis keeps one of its own for pub/sub, and one more
/// for each agent instance that reads streams, because a read that blocks holds up everything behind it.
/// </summary>
internal sealed class RedisConnections : IAsyncDisposable
{
    private static readonly HashSet<string> PubSubCommands = ["SUBSCRIBE", "UNSUBSCRIBE", "PSUBSCRIBE", "PUNSUBSCRIBE", "SSUBSCRIBE", "SUNSUBSCRIBE"];

    /// <summary>What becomes of a send while the server hangs.</summary>
    public static readonly PublishResult Hanging = PublishResult.Failed("Redis does not answer");

    private readonly ConfigurationOptions _configuration;
    private readonly ILogger _logger;
    private readonly IConnectionMultiplexer _commands;
    private readonly SemaphoreSlim _opening = new(1, 1);
    private IConnectionMultiplexer? _control;
    private Pulse? _pulse;

    private RedisConnections(ConfigurationOptions configuration, IConnectionMultiplexer commands, bool ownsCommands, ILogger logger)
    {
        _configuration = configuration;
        _logger = logger;
        _commands = commands;

        // The caller's own connection may not be allowed to speak of other connections: then one is made for that when it is needed.
        _control = ownsCommands ? commands : null;
        ChannelPrefix = (byte[]?)(ownsCommands ? configuration : ConfigurationOptions.Parse(commands.Configuration)).ChannelPrefix ?? [];
        Database = commands.GetDatabase();
        Subscriber = commands.GetSubscriber();
        Scripts = new ScriptRight(logger);
        IsCluster = commands.GetServers().Any(static server => server.ServerType == ServerType.Cluster);
    }

    private IEnumerable<IServer> Primaries => _commands.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false });

    /// <summary>For everything that does not block.</summary>
    public IDatabase Database { get; }

    /// <summary>For pub/sub.</summary>
    public ISubscriber Subscriber { get; }

    /// <summary>What the client puts before the name of each channel.</summary>
    public byte[] ChannelPrefix { get; }

    /// <summary>Whether keys lie on several servers: one read then serves one stream only, and a count of receivers counts those of one server.</summary>
    public bool IsCluster { get; }

    /// <summary>Whether the server runs scripts that the hub can do without.</summary>
    public ScriptRight Scripts { get; }

    /// <summary>
    /// Whether the server hangs: it is not sent to, for it may carry that out long after it was given up.
    /// </summary>
    public bool IsHanging => _pulse is { IsHanging: true };

    /// <inheritdoc cref="Pulse.AnsweringSince"/>
    public long? AnsweringSince => _pulse is { } pulse ? pulse.AnsweringSince : 0;

    /// <summary>Waits until the server does not hang, as long as a command waits for its answer; <see langword="false"/> where it hangs still.</summary>
    /// <param name="patience">How long at most, where that is shorter.</param>
    public async ValueTask<bool> AnswersWithinAsync(TimeSpan patience)
    {
        if (_pulse is { IsHanging: true } pulse)
        {
            var wait = Task.Delay(patience < HubConfiguration.CommandTimeout ? patience : HubConfiguration.CommandTimeout);
            await Task.WhenAny(pulse.Answering, wait).ConfigureAwait(false);
        }

        return !IsHanging;
    }

    /// <summary>Begins to ask for signs of life.</summary>
    /// <param name="changed">Is told when the answers stop and when they come again.</param>
    /// <param name="isHearing">Whether there must be a connection for pub/sub; it is made with the first subscription.</param>
    public void Watch(Action<TransportState> changed, Func<bool> isHearing) =>
        _pulse = new Pulse(() => isHearing() ? Task.WhenAll(Database.PingAsync(), Subscriber.PingAsync()) : Database.PingAsync(), changed);

    /// <summary>Where the server is, where that is one for good: not so in a cluster, nor where a sentinel says which it is.</summary>
    public ServerAddress? Server => IsCluster || _configuration.EndPoints.Count != 1 || !string.IsNullOrEmpty(_configuration.ServiceName)
        ? null
        : _configuration.EndPoints[0] switch
        {
            DnsEndPoint named => new ServerAddress(named.Host, named.Port),
            IPEndPoint numbered => new ServerAddress(numbered.Address.ToString(), numbered.Port),
            UnixDomainSocketEndPoint socket => new ServerAddress(socket.ToString(), null),
            _ => null,
        };

    /// <summary>Is told of every connection for commands or pub/sub that has been made again.</summary>
    public event EventHandler<ConnectionFailedEventArgs>? Reconnected
    {
        add => _commands.ConnectionRestored += value;
        remove => _commands.ConnectionRestored -= value;
    }

    /// <summary>Subscribes, on a connection that should be subscribed: the answer proves that it is.</summary>
    /// <param name="server">Where the subscription is; another server would deliver everything twice.</param>
    /// <param name="channel">The channel.</param>
    /// <exception cref="RedisServerException">The server does not allow it.</exception>
    public Task SubscribeAgainAsync(EndPoint server, RedisChannel channel) =>
        _commands.GetServers().FirstOrDefault(known => known.EndPoint.Equals(server)) is { } known
            ? known.ExecuteAsync("SUBSCRIBE", channel)
            : throw new RedisUnavailableException("The server has left the cluster; the client subscribes on another one.");

    /// <summary>Connects, and makes sure that it is as the user who was asked for.</summary>
    /// <exception cref="RedisUnavailableException">Redis is not there or refuses the login.</exception>
    public static async Task<RedisConnections> OpenAsync(RedisOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.Connection is { } given)
        {
            var readers = options.Configuration.EndPoints.Count > 0 ? options.Configuration : ConfigurationOptions.Parse(given.Configuration);
            await Login.CheckAsync(given, readers, cancellationToken).ConfigureAwait(false);
            Watch(given, readers, logger);
            return new RedisConnections(HubConfiguration.From(readers), given, ownsCommands: false, logger);
        }

        if (options.Configuration.EndPoints.Count == 0)
        {
            throw new RedisUnavailableException(
                "No Redis is named: call UseRedis(\"host:port\"), or set the connection string 'redis' (ConnectionStrings:redis, in the environment ConnectionStrings__redis).");
        }

        var configuration = HubConfiguration.From(options.Configuration);
        var commands = await ConnectAsync(configuration, logger, cancellationToken).ConfigureAwait(false);
        return new RedisConnections(configuration, commands, ownsCommands: true, logger);
    }

    /// <summary>Says who may not do what, where the server refuses something that a hub or an agent cannot do without.</summary>
    /// <param name="what">What was to be done, as in "does not let user 'desk' …".</param>
    /// <param name="asked">What was asked.</param>
    /// <exception cref="RedisUnavailableException">The server does not let this user do so.</exception>
    public async ValueTask<T> OrRefusedAsync<T>(string what, ValueTask<T> asked)
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (RedisServerException refusal)
        {
            throw Refused(what, refusal);
        }
    }

    /// <summary>What the server refused, with whom it refused and what was to be done.</summary>
    public RedisUnavailableException Refused(string what, RedisServerException refusal)
    {
        var address = string.Join(", ", _configuration.EndPoints.Select(EndPointCollection.ToString));
        var user = string.IsNullOrEmpty(_configuration.User) ? Login.DefaultUser : _configuration.User;
        return new RedisUnavailableException($"Redis at {address} does not let user '{user}' {what}: {refusal.Message.TrimEnd('.')}.", refusal);
    }

    /// <summary>Looks whether the servers are set up so that what they confirm is kept.</summary>
    public async Task<IReadOnlyList<PromiseDoubt>> CheckSettingsAsync()
    {
        IServer[] servers = [.. Primaries];
        return servers.Length == 0
            ? throw new RedisUnavailableException("There is no connection to a server whose settings could be looked at.")
            : [.. (await Task.WhenAll(servers.Select(ServerSettings.CheckAsync)).ConfigureAwait(false)).SelectMany(static doubts => doubts)];
    }

    /// <summary>The server's time; in a cluster that of the primary whose address comes first, so that all hubs go by the same.</summary>
    public async Task<DateTimeOffset> ReadTimeAsync()
    {
        var server = Primaries
            .MinBy(static server => EndPointCollection.ToString(server.EndPoint), StringComparer.Ordinal)
            ?? throw new RedisUnavailableException("There is no connection to a server whose clock could be read.");
        return new DateTimeOffset(await server.TimeAsync().ConfigureAwait(false), TimeSpan.Zero);
    }

    /// <summary>Connects once more, without pub/sub: for reads that block, say.</summary>
    /// <param name="name">Who uses it; a part of its name on the server.</param>
    /// <param name="cancellationToken">Cancelled when the hub stops.</param>
    public Task<IConnectionMultiplexer> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var configuration = _configuration.Clone();
        configuration.ClientName = $"{configuration.ClientName}:{name}";
        configuration.CommandMap = CommandMap.Create(PubSubCommands, available: false);
        return ConnectAsync(configuration, _logger, cancellationToken);
    }

    /// <summary>Ends a read that blocks; <see langword="false"/> when that connection was not blocked.</summary>
    public async Task<bool> UnblockAsync(EndPoint server, long client)
    {
        var control = _control ?? await OpenControlAsync().ConfigureAwait(false);
        return (long)await control.GetServer(server).ExecuteAsync("CLIENT", "UNBLOCK", client.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false) == 1;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_pulse is { } pulse)
        {
            await pulse.DisposeAsync().ConfigureAwait(false);
        }

        if (_control is { } control)
        {
            await control.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<IConnectionMultiplexer> OpenControlAsync()
    {
        await _opening.WaitAsync().ConfigureAwait(false);
        try
        {
            return _control ??= await OpenAsync("control", CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    private static async Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration, ILogger logger, CancellationToken cancellationToken)
    {
        var connecting = ConnectionMultiplexer.ConnectAsync(configuration);
        ConnectionMultiplexer connection;
        try
        {
            connection = await connecting.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _ = connecting.ContinueWith(static late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
        catch (RedisConnectionException failure)
        {
            throw await ConnectFailure.ExplainAsync(configuration, failure, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await Login.CheckAsync(connection, configuration, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        Watch(connection, configuration, logger);
        return connection;
    }

    /// <summary>Checks the login after every reconnect: who was let in once may be let in as somebody else the next time.</summary>
    private static void Watch(IConnectionMultiplexer connection, ConfigurationOptions configuration, ILogger logger) =>
        connection.ConnectionRestored += (_, restored) =>
        {
            if (restored.ConnectionType == ConnectionType.Interactive)
            {
                _ = CloseUnlessLoggedInAsync(connection, configuration, logger);
            }
        };

    private static async Task CloseUnlessLoggedInAsync(IConnectionMultiplexer connection, ConfigurationOptions configuration, ILogger logger)
    {
        try
        {
            await Login.CheckAsync(connection, configuration, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RedisUnavailableException exception) when (exception.IsWrongUser)
        {
            RedisLog.WrongUser(logger, exception);
            await connection.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
        }
        catch (Exception exception) when (RedisFailure.IsRedis(exception))
        {
            // Gone again; the next connection is checked too.
        }
    }
}
