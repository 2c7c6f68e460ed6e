using StackExchange.Redis;

namespace Chaos.Flaws;

/// <summary>A connection as a careful program sets it up: nothing waits for a server that is away, and it is back soon.</summary>
internal static class PlainConnection
{
    public static Task<ConnectionMultiplexer> OpenAsync(PlainSystem system) => ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions
    {
        EndPoints = { system.Address },
        AbortOnConnectFail = false,
        AllowAdmin = true,
        AsyncTimeout = 1000,
        BacklogPolicy = BacklogPolicy.FailFast,
        HeartbeatInterval = TimeSpan.FromMilliseconds(100),
        ReconnectRetryPolicy = new LinearRetry(50),
    });
}
