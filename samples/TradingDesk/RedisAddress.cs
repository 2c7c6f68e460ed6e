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
        try
        {
            new ServiceCollection().AddContracts(contracts => contracts.UseRedis(connectionString));
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Where it is, without what it takes to log in.</summary>
    public override string ToString()
    {
        var places = ConnectionString.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static part => !part.Contains('='));
        return string.Join(',', places) + (Prefix is null ? "" : $" under {Prefix}");
    }
}
