using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AgentContracts.Testing.RedisServers;

namespace TradingDesk.Tests.Redis;

public sealed class NoRedisTests
{
    private const string Wrong = "open-barley";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_port_where_nobody_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString()!;
        listener.Stop();

        await AssertNoRedisAsync(address);
    }

    [Fact]
    public async Task A_server_that_does_not_answer()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.PauseAsync();

        await AssertNoRedisAsync(redis.Address);
    }

    [Fact]
    public async Task A_wrong_password()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { User = "desk", Password = "right" });

        await AssertNoRedisAsync(redis.Address, $",user=desk,password={Wrong}");
    }

    [Fact]
    public async Task A_wrong_password_where_the_default_user_would_be_let_in()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { Configuration = ["user desk on >right ~* &* +@all"] });

        await AssertNoRedisAsync(redis.Address, $",user=desk,password={Wrong}");
    }

    [Theory]
    [InlineData("~* &other:* +@all")]
    [InlineData("~other:* &* +@all")]
    [InlineData("~* &* +@all -xgroup")]
    public async Task A_user_without_the_rights_that_the_agents_need(string rights)
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { Configuration = [$"user desk on >right {rights}"] });

        await AssertNoRedisAsync(redis.Address, ",user=desk,password=right");
    }

    [Fact]
    public async Task The_password_may_come_from_the_environment_and_is_shown_nowhere()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions { User = "desk", Password = "open-sesame" });
        using var desk = DeskProcess.Start(redis.ConnectionString, "--redis", "--duration", "2", "--speed", "4");

        var run = await desk.EndAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"over Redis at {redis.Address}.", run.Lines[0]);
        Assert.DoesNotContain("open-sesame", run.Output + run.Error);
    }

    private static async Task AssertNoRedisAsync(string address, string login = "")
    {
        var started = Stopwatch.GetTimestamp();
        using var desk = DeskProcess.Start(null, "--redis", address + login);

        var run = await desk.EndAsync();

        Assert.True(Stopwatch.GetElapsedTime(started) < Longest, $"It took {Stopwatch.GetElapsedTime(started)}.");
        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Output);
        var line = Assert.Single(run.Error.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(address, line);
        Assert.DoesNotContain(Wrong, line);
    }
}
