using System.Diagnostics;
using AgentContracts.Conformance;
using AgentContracts.Testing.RedisServers;
using StackExchange.Redis;

namespace AgentContracts.Testing.Tests.RedisServers;

public sealed class RedisServerTests
{
    [Fact]
    public async Task It_answers_on_a_port_of_its_own()
    {
        await using var one = await RedisServer.StartAsync();
        await using var two = await RedisServer.StartAsync();

        Assert.NotEqual(one.Port, two.Port);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(one.ConnectionString);
        await connection.GetDatabase().StringSetAsync("key", "value");
        Assert.Equal(["value"], await one.CommandAsync("GET", "key"));
        Assert.Equal([""], await two.CommandAsync("GET", "key"));
    }

    [Fact]
    public async Task An_error_is_no_answer()
    {
        await using var server = await RedisServer.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.CommandAsync("NO_SUCH_COMMAND"));

        Assert.Contains("unknown command", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RedisPersistence.Always, "always", "value")]
    [InlineData(RedisPersistence.None, null, "")]
    public async Task What_it_keeps_over_a_crash_is_chosen(RedisPersistence persistence, string? policy, string kept)
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Persistence = persistence });
        await server.CommandAsync("SET", "key", "value");
        var (port, process) = (server.Port, server.ProcessId);

        await server.KillAsync();
        Assert.False(IsRunning(process));
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.CommandAsync("PING"));
        await server.StartAgainAsync();

        Assert.Equal(port, server.Port);
        Assert.NotEqual(process, server.ProcessId);
        Assert.Equal([kept], await server.CommandAsync("GET", "key"));
        Assert.Equal(["appendonly", policy is null ? "no" : "yes"], await server.CommandAsync("CONFIG", "GET", "appendonly"));
        Assert.Equal(["save", ""], await server.CommandAsync("CONFIG", "GET", "save"));
        if (policy is not null)
        {
            Assert.Equal(["appendfsync", policy], await server.CommandAsync("CONFIG", "GET", "appendfsync"));
        }
    }

    [Fact]
    public async Task It_stops_when_it_is_asked_to_even_while_it_hangs()
    {
        await using var server = await RedisServer.StartAsync();
        await server.PauseAsync();

        await server.StopAsync();

        Assert.False(IsRunning(server.ProcessId));
        Assert.Contains("Received SIGTERM", server.ReadLog(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_hangs_until_it_may_go_on()
    {
        await using var server = await RedisServer.StartAsync();

        await server.PauseAsync();
        Assert.StartsWith("T", await StateOfAsync(server.ProcessId), StringComparison.Ordinal);
        var answer = server.CommandAsync("PING");
        await server.ResumeAsync();

        Assert.Equal(["PONG"], await answer);
    }

    [Fact]
    public async Task A_password_is_asked_for()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Password = "secret" });

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync($"{server.Address},connectTimeout=1000,connectRetry=1"));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

        Assert.Equal("default", (string?)await connection.GetDatabase().ExecuteAsync("ACL", "WHOAMI"));
        Assert.Equal(["default"], await server.CommandAsync("ACL", "WHOAMI"));
    }

    [Fact]
    public async Task A_user_may_be_the_only_one()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { User = "desk", Password = "secret" });

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync($"{server.Address},connectTimeout=1000,connectRetry=1"));
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.ConnectionString);

        Assert.Equal("desk", (string?)await connection.GetDatabase().ExecuteAsync("ACL", "WHOAMI"));
        Assert.Equal(["desk"], await server.CommandAsync("ACL", "WHOAMI"));
    }

    [Fact]
    public async Task Its_port_may_speak_tls_only()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Tls = true });
        var configuration = ConfigurationOptions.Parse($"{server.ConnectionString},connectTimeout=1000,connectRetry=1");
        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(configuration));

        configuration.TrustIssuer(server.AuthorityPath!);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(configuration);

        Assert.True(await connection.GetDatabase().StringSetAsync("key", "value"));
        Assert.Equal(["value"], await server.CommandAsync("GET", "key"));
    }

    [Fact]
    public async Task A_configuration_that_is_wrong_is_shown()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => RedisServer.StartAsync(new RedisServerOptions { Configuration = ["no-such-setting yes"] }));

        Assert.Contains("no-such-setting", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_left_of_it()
    {
        var server = await RedisServer.StartAsync();
        await server.PauseAsync();

        await server.DisposeAsync();

        Assert.False(IsRunning(server.ProcessId));
        Assert.False(Directory.Exists(server.DataDirectory));
    }

    [Fact]
    public async Task Nothing_is_left_of_it_when_the_process_that_started_it_is_killed()
    {
        using var program = ServerProgram.Start();
        var line = (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ');
        var (process, directory) = (int.Parse(line[1]), line[2]);
        Assert.True(IsRunning(process));
        Assert.True(Directory.Exists(directory));

        program.Kill();

        await Eventually.TrueAsync(() => !IsRunning(process) && !Directory.Exists(directory));
    }

    [Fact]
    public async Task A_machine_without_redis_is_told_how_to_get_it()
    {
        using var program = ServerProgram.Start(static start => start.Environment["PATH"] = "/nowhere");

        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, program.ExitCode);
        Assert.Contains("redis-server was not found on the PATH", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install redis-server", error, StringComparison.Ordinal);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task<string> StateOfAsync(int process)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "state=", "-p", $"{process}"]) { RedirectStandardOutput = true })!;
        return await ps.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
