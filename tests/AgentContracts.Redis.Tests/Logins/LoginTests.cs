using System.Net;
using System.Net.Sockets;
using AgentContracts.Conformance.Agents;
using AgentContracts.Testing.RedisServers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AgentContracts.Redis.Tests.Logins;

/// <summary>A hub that cannot connect as it was told to does not start, and says where and why.</summary>
public sealed class LoginTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task An_address_where_nobody_listens_is_named_with_the_reason()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = listener.LocalEndpoint.ToString()!;
        listener.Stop();

        var refusal = await RefusalAsync(contracts => contracts.UseRedis(address));

        Assert.Contains(address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached: Connection refused", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_hangs_does_not_answer()
    {
        await using var server = await RedisServer.StartAsync();
        await server.PauseAsync();

        var refusal = await RefusalAsync(contracts => contracts.UseRedis(server.ConnectionString));

        Assert.Contains(server.Address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "secret", "")]
    [InlineData(null, "secret", ",password=wrong")]
    [InlineData("desk", "secret", "")]
    [InlineData("desk", "secret", ",password=secret")]
    [InlineData("desk", "secret", ",user=desk")]
    [InlineData("desk", "secret", ",user=desk,password=wrong")]
    [InlineData("desk", "secret", ",user=nobody,password=secret")]
    public async Task A_login_that_the_server_refuses_is_named_with_the_reason(string? user, string password, string login)
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { User = user, Password = password });

        var refusal = await RefusalAsync(contracts => contracts.UseRedis(server.Address + login));

        Assert.Contains(server.Address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("refused the login", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",user=desk,password=wrong")]
    [InlineData(",user=desk")]
    [InlineData(",user=nobody,password=secret")]
    public async Task A_wrong_login_does_not_become_the_open_default_user(string login)
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Configuration = ["user desk on >secret ~* &* +@all"] });

        var refusal = await RefusalAsync(contracts => contracts.UseRedis(server.Address + login));

        Assert.Contains(server.Address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("default", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await server.CommandAsync("DBSIZE"));
    }

    [Theory]
    [InlineData(",password=secret")]
    [InlineData(",user=default,password=secret")]
    public async Task A_password_that_the_server_does_not_look_at_is_refused(string login)
    {
        await using var server = await RedisServer.StartAsync();

        var refusal = await RefusalAsync(contracts => contracts.UseRedis(server.Address + login));

        Assert.True(refusal.IsWrongUser);
        Assert.Contains($"{server.Address} lets anybody in as user 'default'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(["0"], await server.CommandAsync("DBSIZE"));
    }

    [Theory]
    [InlineData(",password=secret")]
    [InlineData(",user=default,password=secret")]
    public async Task The_password_of_the_default_user_lets_in(string login)
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Password = "secret" });
        using var host = Build(contracts => contracts.UseRedis(server.Address + login));

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_user_who_may_not_ask_who_it_is_is_told_what_to_allow()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Configuration = ["user desk on >secret ~* &* +@all -acl|whoami"] });

        var refusal = await RefusalAsync(contracts => contracts.UseRedis($"{server.Address},user=desk,password=secret"));

        Assert.Contains(server.Address, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("+acl|whoami", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_is_not_mixed_up_with_plain_connections()
    {
        await using var secured = await RedisServer.StartAsync(new RedisServerOptions { Tls = true });
        await using var plain = await RedisServer.StartAsync();

        var plainToSecured = await RefusalAsync(contracts => contracts.UseRedis(secured.Address));
        var securedToPlain = await RefusalAsync(contracts => contracts.UseRedis($"{plain.Address},ssl=true"));

        Assert.Contains($"{secured.Address} does not answer", plainToSecured.Message, StringComparison.Ordinal);
        Assert.Contains("ssl=true", plainToSecured.Message, StringComparison.Ordinal);
        Assert.Contains($"{plain.Address} does not answer", securedToPlain.Message, StringComparison.Ordinal);
        Assert.Contains("without TLS", securedToPlain.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_a_stranger_is_not_trusted()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { Tls = true });
        await using var other = await RedisServer.StartAsync(new RedisServerOptions { Tls = true });

        var unknown = await RefusalAsync(contracts => contracts.UseRedis(server.ConnectionString));
        var wrong = await RefusalAsync(contracts => contracts.UseRedis(server.ConnectionString, options => options.Configuration.TrustIssuer(other.AuthorityPath!)));

        Assert.All([unknown, wrong], refusal => Assert.Contains(server.Address, refusal.Message, StringComparison.Ordinal));
        Assert.All([unknown, wrong], static refusal => Assert.Contains("certificate", refusal.Message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_address_it_says_how_to_give_one()
    {
        var refusal = await RefusalAsync(static contracts => contracts.UseRedis());

        Assert.Contains("ConnectionStrings:redis", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_string_of_the_configuration_is_used()
    {
        await using var server = await RedisServer.StartAsync(new RedisServerOptions { User = "desk", Password = "secret" });
        using var host = Build(
            static contracts => contracts.UseRedis(),
            new Dictionary<string, string?> { ["ConnectionStrings:redis"] = server.ConnectionString });

        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains(await server.CommandAsync("CLIENT", "LIST"), static line => line.Contains("name=contracts:", StringComparison.Ordinal));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Build(Action<ContractsBuilder> use, Dictionary<string, string?>? configuration = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(configuration);
        builder.Services.AddContracts(contracts =>
        {
            use(contracts);
            contracts.AddAgent<Sender>();
        });
        return builder.Build();
    }

    private static async Task<RedisUnavailableException> RefusalAsync(Action<ContractsBuilder> use)
    {
        using var host = Build(use);
        var began = TimeProvider.System.GetTimestamp();
        var refusal = await Assert.ThrowsAsync<RedisUnavailableException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience);
        return refusal;
    }
}
