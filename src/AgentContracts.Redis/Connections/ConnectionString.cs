using StackExchange.Redis;

namespace AgentContracts.Redis.Connections;

/// <summary>Reads connection strings, and says of those that name no server what is wrong with them.</summary>
internal static class ConnectionString
{
    /// <summary>The options that a connection string stands for.</summary>
    /// <exception cref="ArgumentException">It names no server, or holds an option that is unknown. The message repeats none of it but the address: it may hold a password.</exception>
    public static ConfigurationOptions Parse(string text)
    {
        var address = text.Split(',', 2)[0].Trim();
        if (address.Contains("://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{Scheme(address)}' does not belong into a connection string of Redis: write host:port, and ssl=true for TLS.", nameof(text));
        }

        if (address.Contains('@', StringComparison.Ordinal))
        {
            throw new ArgumentException("A login does not stand before the address of a Redis: write host:port,user=…,password=….", nameof(text));
        }

        var options = ConfigurationOptions.Parse(text);
        return options.EndPoints.Count > 0
            ? options
            : throw new ArgumentException(
                address.Contains('=', StringComparison.Ordinal)
                    ? "The connection string of Redis names no server: begin it with host:port."
                    : $"'{address}' is no address of a Redis: write host:port, with a port from 1 to 65535.",
                nameof(text));
    }

    private static string Scheme(string address) => address[..(address.IndexOf("://", StringComparison.Ordinal) + 3)];
}
