using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace TradingDesk;

/// <summary>A Redis to talk through.</summary>
/// <param name="ConnectionString">Where it is and how to log in, as StackExchange.Redis reads it; may hold a password.</param>
/// <param name="Prefix">What stands before every name there; desks with different ones do not hear each other.</param>
public sealed record RedisAddress(string ConnectionString, string? Prefix)
{
    /// <summary>The environment variable that a connection string may come from: a command line can be seen by every user of the machine.</summary>
    public const string EnvironmentVariable = "ConnectionStrings__redis";

    /// <summary>Why a connection string cannot be read, or <see langword="null"/>.</summary>
    public static string? ProblemWith(string connectionString)
    {
        var place = connectionString.Split(',', 2)[0].Trim();
        if (!place.Contains('=') && !place.Contains("://", StringComparison.Ordinal))
        {
            // Not repeated: it holds the password.
            if (place.Contains('@'))
            {
                return "a login stands behind the address, not before an '@': write host:port,user=…,password=….";
            }

            if (PortOf(place) is { } port && !IsPort(port))
            {
                return $"port '{port}' is not a number from 1 to 65535.";
            }
        }

        try
        {
            new ServiceCollection().AddContracts(contracts => contracts.UseRedis(connectionString));
            return null;
        }
        catch (ArgumentException exception)
        {
            return WithoutParameter(exception.Message);
        }
    }

    /// <summary>What stands for the port; an address of IPv6 without brackets has none.</summary>
    private static string? PortOf(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon >= 0 && (place.IndexOf(':') == colon || place[colon - 1] == ']') ? place[(colon + 1)..] : null;
    }

    private static bool IsPort(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port != 0;

    /// <summary>Which parameter of which method it was tells a person at the command line nothing.</summary>
    private static string WithoutParameter(string message) =>
        message.ReplaceLineEndings("\n").Split('\n')[0] is var line && line.IndexOf(" (Parameter '", StringComparison.Ordinal) is var end and >= 0 ? line[..end] : line;

    /// <summary>Where it is, without what it takes to log in.</summary>
    public override string ToString()
    {
        var places = ConnectionString.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static part => !part.Contains('='));
        return string.Join(',', places) + (Prefix is null ? "" : $" under {Prefix}");
    }
}
