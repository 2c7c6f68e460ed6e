using Microsoft.Extensions.DependencyInjection;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>A connection string that cannot mean a Redis is refused where it is written, in words that hold no password.</summary>
public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("localhost:abc,password=secret", "'localhost:abc'")]
    [InlineData("redis://localhost:6379", "'redis://'")]
    [InlineData("rediss://:secret@localhost:6379", "'rediss://'")]
    [InlineData("desk:secret@localhost:6379", "user=")]
    [InlineData("password=secret,ssl=true", "names no server")]
    public void It_says_what_is_wrong(string text, string what)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new ServiceCollection().AddContracts(contracts => contracts.UseRedis(text)));

        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("host:port", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:6380,ssl=true,user=desk,password=a,b")]
    [InlineData("[::1]:6379")]
    [InlineData("one:7000,two:7001")]
    public void What_names_a_server_is_taken(string text) =>
        Assert.Null(Record.Exception(() => new ServiceCollection().AddContracts(contracts => contracts.UseRedis(text))));
}
