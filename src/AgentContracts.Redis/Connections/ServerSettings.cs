using AgentContracts.Hub.Transport;
using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>
/// Looks whether a server is set up so that what it confirms is kept. The rights for it (<c>+config|get +info</c>) are not needed for anything else:
/// where they are missing, asking costs a denied command each at the start and after each reconnect, and the promise is unverified.
/// </summary>
internal static class ServerSettings
{
    private static readonly Version Least = new(7, 0);
    private static readonly string[] Asked = ["appendonly", "appendfsync", "maxmemory-policy"];

    /// <summary>What speaks against the promise on one server; nothing where all is well.</summary>
    /// <exception cref="RedisException">It does not answer.</exception>
    public static async Task<IReadOnlyList<PromiseDoubt>> CheckAsync(IServer server)
    {
        var address = EndPointCollection.ToString(server.EndPoint);
        return [.. await OfFilesAsync(server, address).ConfigureAwait(false), .. await OfServerAsync(server, address).ConfigureAwait(false)];
    }

    private static async Task<IReadOnlyList<PromiseDoubt>> OfFilesAsync(IServer server, string address)
    {
        if (await AskAsync(server, "CONFIG", ["GET", .. Asked]).ConfigureAwait(false) is not { } reply)
        {
            return
            [
                new PromiseDoubt(false, $"what Redis at {address} keeps could not be looked at: allow +config|get, or see to it that it has appendonly yes, appendfsync always and maxmemory-policy noeviction"),
            ];
        }

        return OfFiles(address, reply.ToDictionary().ToDictionary(static setting => setting.Key, static setting => (string?)setting.Value ?? "", StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>What speaks against the promise in what a server has answered. Some that speak like Redis leave out what they do not have.</summary>
    /// <param name="address">The server.</param>
    /// <param name="settings">Its settings, as far as it told them.</param>
    internal static IReadOnlyList<PromiseDoubt> OfFiles(string address, IReadOnlyDictionary<string, string> settings)
    {
        var doubts = new List<PromiseDoubt>();
        string[] untold = [.. Asked.Where(setting => !settings.ContainsKey(setting))];
        if (untold.Length > 0)
        {
            doubts.Add(new PromiseDoubt(false, $"Redis at {address} does not tell its {string.Join(", ", untold)}: see to it that it keeps what it confirms as with appendonly yes, appendfsync always and maxmemory-policy noeviction"));
        }

        if (settings.TryGetValue("appendonly", out var keeps) && keeps != "yes")
        {
            doubts.Add(new PromiseDoubt(true, $"Redis at {address} has appendonly {keeps}, so that what it confirmed is lost when its process ends: set appendonly yes and appendfsync always"));
        }
        else if (settings.TryGetValue("appendfsync", out var flushes) && flushes != "always")
        {
            doubts.Add(new PromiseDoubt(true, $"Redis at {address} has appendfsync {flushes}, so that what it confirmed in the last seconds is lost when its process is killed: set appendfsync always"));
        }

        if (settings.TryGetValue("maxmemory-policy", out var evicts) && evicts != "noeviction")
        {
            doubts.Add(new PromiseDoubt(true, $"Redis at {address} has maxmemory-policy {evicts}, so that it removes keys when its memory is full: set maxmemory-policy noeviction"));
        }

        return doubts;
    }

    private static async Task<IReadOnlyList<PromiseDoubt>> OfServerAsync(IServer server, string address)
    {
        if (await AskAsync(server, "INFO", "server").ConfigureAwait(false) is not { } about || await AskAsync(server, "INFO", "replication").ConfigureAwait(false) is not { } replication)
        {
            return [new PromiseDoubt(false, $"which version Redis at {address} has, and whether it has replicas, could not be looked at: allow +info, or see to it that it is {Least} or later and alone")];
        }

        var doubts = new List<PromiseDoubt>();
        if (!Version.TryParse(Field(about, "redis_version"), out var version) || version < Least)
        {
            doubts.Add(new PromiseDoubt(true, $"Redis at {address} has version {Field(about, "redis_version")}: {Least} or later is needed"));
        }

        if (Field(replication, "connected_slaves") is { Length: > 0 } replicas && replicas != "0")
        {
            doubts.Add(new PromiseDoubt(false, $"Redis at {address} has {replicas} replica(s): when one of them takes its place, what it confirmed and had not told that one yet is lost"));
        }

        return doubts;
    }

    /// <summary>The answer, or <see langword="null"/> where this user or this connection may not ask.</summary>
    private static async Task<RedisResult?> AskAsync(IServer server, string command, params object[] arguments)
    {
        try
        {
            return await server.ExecuteAsync(command, arguments).ConfigureAwait(false);
        }
        catch (Exception refusal) when (refusal is RedisCommandException or RedisServerException { Kind: RedisErrorKind.NoPermission or RedisErrorKind.UnknownCommand or RedisErrorKind.NotPermitted })
        {
            return null;
        }
    }

    private static string? Field(RedisResult info, string name) => ((string)info!)
        .Split('\n')
        .Where(line => line.StartsWith($"{name}:", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
