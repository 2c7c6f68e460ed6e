using AgentContracts.Testing.RedisServers;

namespace TradingDesk.Tests.Redis;

/// <summary>The desk over a real Redis, in one process and in several. One after another, so that none takes the time of another one's fastest messages.</summary>
[Collection(nameof(RedisDeskTests))]
public sealed class RedisDeskTests(RedisDeskTests.Server server) : IClassFixture<RedisDeskTests.Server>
{
    private readonly string _prefix = Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData("market_conditions,strategy_engine,risk_management,execution,intelligence")]
    [InlineData("market_conditions,risk_management", "strategy_engine,execution,intelligence")]
    [InlineData("market_conditions", "strategy_engine", "risk_management", "execution", "intelligence")]
    public async Task Every_message_has_one_outcome_at_each_agent_over_all_processes(params string[] processes)
    {
        using var folder = new TemporaryFolder();
        var feed = folder.Write("feed.csv", GeneratedFeed.Csv(1_000));
        using var desk = new SharedDesk(server.Redis.Address);
        foreach (var agents in processes)
        {
            desk.Start(agents, "--prefix", _prefix, "--feed", feed, "--speed", "40");
        }

        var proof = await desk.EndAsync();

        proof.AssertEachHasOneOutcome();
        proof.AssertEveryMessageIsHandled();
        proof.AssertNoStaleSignalIsHandled();
        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_process_that_has_played_stays_for_the_messages_of_those_that_still_play()
    {
        using var desk = new SharedDesk(server.Redis.Address);
        desk.Start("market_conditions,risk_management,execution,intelligence", "--prefix", _prefix, "--duration", "3");
        desk.Start("strategy_engine", "--prefix", _prefix, "--duration", "3");
        await desk.Processes[1].WhenPrintedAsync(static line => line.StartsWith("   1 s", StringComparison.Ordinal));
        await desk.Processes[1].PauseAsync();
        await desk.Processes[0].WhenPrintedAsync(static line => line.StartsWith("Waiting for the end of strategy_engine", StringComparison.Ordinal));
        await desk.Processes[1].ResumeAsync();

        var proof = await desk.EndAsync();

        proof.AssertEachHasOneOutcome();
    }

    [Fact]
    public async Task Desks_with_different_prefixes_do_not_hear_each_other()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => DeskRun.StartAsync("--redis", server.Redis.Address, "--prefix", $"{_prefix}-{number}", "--duration", "2", "--speed", "4")));

        foreach (var run in runs)
        {
            Assert.Equal(0, run.ExitCode);
            Assert.Contains(run.Lines, static line => line.StartsWith("All agents are there, in one process;", StringComparison.Ordinal));
            Assert.Equal("balanced: yes", run.Lines[^1]);
        }
    }

    [Fact]
    public async Task Agents_that_do_not_appear_are_named_and_the_account_is_printed()
    {
        var run = await DeskRun.StartAsync("--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "execution,intelligence", "--wait", "1.5");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "market_conditions, strategy_engine, risk_management did not appear within 1.5 s: start a process with --agents market_conditions,strategy_engine,risk_management "
            + "and the same --redis and --prefix, or wait longer with --wait.",
            run.Error.TrimEnd());
        Assert.Contains("trades: 0", run.Lines);
        Assert.Equal("balanced: yes", run.Lines[^1]);
    }

    [Theory]
    [InlineData("--duration", "2", "--duration", "3")]
    [InlineData("--speed", "4", "--speed", "5")]
    public async Task Processes_that_would_not_play_the_same_do_not_open(string option, string value, string otherOption, string otherValue)
    {
        var runs = await Task.WhenAll(
            DeskRun.StartAsync("--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "execution,intelligence", option, value),
            DeskRun.StartAsync("--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "market_conditions,strategy_engine,risk_management", otherOption, otherValue));

        Assert.All(runs, static run =>
        {
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("trades: 0", run.Lines);
            Assert.EndsWith(": give every process the same --feed, --duration and --speed.", Assert.Single(run.Error.TrimEnd().Split('\n')));
        });
        Assert.StartsWith("market_conditions, strategy_engine, risk_management would play ", runs[0].Error, StringComparison.Ordinal);
        Assert.StartsWith("execution, intelligence would play ", runs[1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_for_others_can_be_stopped()
    {
        using var output = new StopAtLine("Waiting for market_conditions");

        var run = await DeskRun.StartAsync(output, output.Token, "--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "execution");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("trades: 0 of 1006; the run was stopped before its end", run.Lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_process_that_stops_early_does_not_hold_up_the_others()
    {
        using var output = new StopAtLine("   1 s");
        var stopped = DeskRun.StartAsync(output, output.Token, "--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "intelligence", "--duration", "3");
        var others = await DeskRun.StartAsync("--redis", server.Redis.Address, "--prefix", _prefix, "--agents", "market_conditions,strategy_engine,risk_management,execution", "--duration", "3");

        Assert.Equal(0, (await stopped).ExitCode);
        Assert.Equal(0, others.ExitCode);
        Assert.Equal("balanced: yes", others.Lines[^1]);
    }

    private async Task AssertNothingIsLeftAsync()
    {
        foreach (var stream in (await server.Redis.CommandAsync("keys", $"{_prefix}*:stream")).Where(static key => key.Length != 0))
        {
            foreach (var agent in DeskAgents.Hearing(stream.Split('{', '}')[1]))
            {
                var pending = await server.Redis.CommandAsync("xpending", stream, agent.Id);
                Assert.Equal("0", pending[0]);
            }
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        public RedisServer Redis { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Redis = await RedisServer.StartAsync();

        public ValueTask DisposeAsync() => Redis.DisposeAsync();
    }
}
