using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>What the hub's promises ask of a connection, on top of what the user chose.</summary>
internal static class HubConfiguration
{
    /// <summary>How long a read may block: at most half of <see cref="CommandTimeout"/>, or the reply could go to a call that has given up.</summary>
    public static readonly TimeSpan LongestBlock = TimeSpan.FromSeconds(1);

    /// <summary>How long a command waits for its answer.</summary>
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromMilliseconds(2500);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>A copy with the hub's own settings.</summary>
    public static ConfigurationOptions From(ConfigurationOptions chosen)
    {
        var options = chosen.Clone();

        // A message of an outage is worth nothing after it: commands fail at once instead of waiting in a backlog.
        options.BacklogPolicy = BacklogPolicy.FailFast;

        // Reconnecting is driven by the heartbeat: with both at 50 ms a connection is back within about 100 ms after its server.
        options.ReconnectRetryPolicy = new LinearRetry((int)RetryInterval.TotalMilliseconds);
        options.HeartbeatInterval = RetryInterval;
        options.AsyncTimeout = (int)CommandTimeout.TotalMilliseconds;
        options.ConnectTimeout = Math.Min(chosen.ConnectTimeout, (int)ConnectTimeout.TotalMilliseconds);
        options.ConnectRetry = 1;

        // Only a first connection that fails at once tells why; one that was there is made again whatever this says.
        options.AbortOnConnectFail = true;
        options.Protocol ??= RedisProtocol.Resp3;

        // For CLIENT UNBLOCK, which calls a reader back from the server.
        options.AllowAdmin = true;

        // Neither of these is needed, and each asks for a permission.
        options.ConfigurationChannel = "";
        options.TieBreaker = "";
        if (options.ServiceName is null)
        {
            // As the client does on its own copy, so that what is told of the server has its port; a sentinel has another default.
            options.SetDefaultPorts();
        }

        options.ClientName ??= $"contracts:{Environment.MachineName}:{Environment.ProcessId}";
        return options;
    }
}
