using StackExchange.Redis;

namespace Benchmarks.Hubs.Rigs;

/// <summary>Connects those that are written by hand.</summary>
internal static class PatientClient
{
    /// <summary>How long an answer may take: a server that writes everything to a slow disk has fallen behind by seconds when all sends are under way at once.</summary>
    private const int PatienceMs = 60_000;

    /// <summary>A connection of its own.</summary>
    public static async Task<ConnectionMultiplexer> ConnectAsync(string redis)
    {
        var options = ConfigurationOptions.Parse(redis);
        options.AsyncTimeout = options.SyncTimeout = PatienceMs;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }
}
