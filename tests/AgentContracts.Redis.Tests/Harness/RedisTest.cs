using System.Globalization;
using AgentContracts.Conformance;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Redis.Tests.Harness;

/// <summary>A test of what only the Redis transport does: the programs of the suite, and the server as others see it.</summary>
public abstract class RedisTest(RedisUnderTest redis) : ConformanceTest(redis)
{
    /// <summary>The server.</summary>
    protected RedisServer Server => redis.Server;

    /// <summary>A connection without this library.</summary>
    protected IDatabase Database => redis.Database;

    /// <summary>What things are called on the server.</summary>
    protected RedisNames Names => redis.Names;

    /// <summary>The key of a channel's stream.</summary>
    protected string StreamOf<TChannel>() where TChannel : IChannel<TChannel> => Names.Stream(TChannel.Info.Name);

    /// <summary>The name of a pub/sub channel.</summary>
    protected string PubSubOf<TChannel>() where TChannel : IChannel<TChannel> => Names.PubSub(TChannel.Info.Name);

    /// <summary>How many entries of a group somebody was given and has not finished.</summary>
    protected long PendingOf<TChannel>(string group) where TChannel : IChannel<TChannel>
    {
        var reply = (RedisResult[])Database.Execute("XPENDING", StreamOf<TChannel>(), group)!;
        return long.Parse((string)reply[0]!, CultureInfo.InvariantCulture);
    }

    /// <summary>How many scripts the server has run.</summary>
    protected async Task<int> ScriptsAsync() => (await Server.CommandAsync("INFO", "commandstats"))
        .SelectMany(static line => line.Split('\n'))
        .Where(static line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal))
        .Sum(static line => int.Parse(line.Split("calls=")[1].Split(',')[0], CultureInfo.InvariantCulture));

    /// <summary>Whatever was handled more than once says so, but for the first time.</summary>
    protected void AssertRepeatsAreFlagged() => Assert.All(
        Script.Handled.GroupBy(static performance => (performance.Actor.Role, performance.Number)),
        static handled => Assert.All(handled.Skip(1), static again => Assert.True(again.Redelivered, $"{again.Number} was handled again and did not say so.")));

    /// <summary>The connections of the hubs, as <c>CLIENT LIST</c> shows them.</summary>
    protected async Task<IReadOnlyList<ConnectedClient>> ClientsAsync() =>
        [.. (await Server.CommandAsync("CLIENT", "LIST")).Select(ConnectedClient.Parse).Where(static client => client.Name.StartsWith("contracts:", StringComparison.Ordinal))];
}
