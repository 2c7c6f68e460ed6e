using System.Net;
using System.Net.Sockets;

namespace TradingDesk.Tests;

public sealed class DeskCommandTests
{
    [Fact]
    public async Task Help_names_every_option_and_exit_code()
    {
        var run = await DeskRun.StartAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var text in (string[])["--feed", "--speed", "--duration", "--redis", "--prefix", "--agents", "--wait", "--chaos", "--summary", "--journal", "--otlp", "--plain", "--version", "trading_floor", "Exit codes:", "[default: 1]", "[default: 60]", "[default: 5]"])
        {
            Assert.Contains(text, run.Output);
        }
    }

    [Fact]
    public async Task Version_is_told()
    {
        var run = await DeskRun.StartAsync("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--sped'.", "--sped", "2")]
    [InlineData("Required argument missing for option: '--feed'.", "--feed")]
    [InlineData("--speed must be a number from 0.01 to 1000000, or max; 'fast' is not.", "--speed", "fast")]
    [InlineData("--speed must be a number from 0.01 to 1000000, or max; '0' is not.", "--speed", "0")]
    [InlineData("--speed must be a number from 0.01 to 1000000, or max; '-1' is not.", "--speed", "-1")]
    [InlineData("--duration must be a number of seconds above 0 and not above 86400; 'long' is not.", "--duration", "long")]
    [InlineData("--duration must be a number of seconds above 0 and not above 86400; '0' is not.", "--duration", "0")]
    [InlineData("--agents must name some of market_conditions, strategy_engine, risk_management, execution, intelligence; 'executor', 'x' is none of them.", "--redis", "h:1", "--agents", "execution,executor,x")]
    [InlineData("--agents must name some of market_conditions, strategy_engine, risk_management, execution, intelligence; it names none.", "--redis", "h:1", "--agents", ",")]
    [InlineData("--agents needs --redis: without it all five agents run in this process and talk to nobody else.", "--agents", "execution")]
    [InlineData("--prefix needs --redis: without it all five agents run in this process and talk to nobody else.", "--prefix", "desk")]
    [InlineData("--wait needs --redis: without it all five agents run in this process and talk to nobody else.", "--wait", "5")]
    [InlineData("--wait must be a number of seconds above 0 and not above 86400; '0' is not.", "--redis", "h:1", "--wait", "0")]
    [InlineData("--inactive-after must be a number of seconds from 1 to 86400; '0.5' is not.\n--help", "--inactive-after", "0.5")]
    [InlineData("--inactive-after must be a number of seconds from 1 to 86400; '-1' is not.\n--help", "--inactive-after", "-1")]
    [InlineData("--inactive-after must be a number of seconds from 1 to 86400; '86401' is not.\n--help", "--inactive-after", "86401")]
    [InlineData("--inactive-after must be a number of seconds from 1 to 86400; 'soon' is not.\n--help", "--inactive-after", "soon")]
    [InlineData("--prefix must be a name that is not empty, without braces, blanks and control characters; 'a desk' is not.", "--redis", "h:1", "--prefix", "a desk")]
    [InlineData("--redis needs HOST:PORT, or a connection string in the environment variable ConnectionStrings__redis.", "--redis")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: Keyword 'paswort' is not supported.\n", "--redis", "h:1,paswort=secret")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: port 'abc' is not a number from 1 to 65535.\n", "--redis", "localhost:abc")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: port '99999' is not a number from 1 to 65535.\n", "--redis", "[::1]:99999,ssl=true")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: port '' is not a number from 1 to 65535.\n", "--redis", "localhost:")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: 'redis://' does not belong into a connection string of Redis: write host:port,", "--redis", "redis://localhost:6379")]
    [InlineData("--redis must be HOST:PORT or a StackExchange.Redis connection string: a login stands behind the address, not before an '@'", "--redis", "desk:secret@localhost:6379")]
    [InlineData("--prefix must be a name that is not empty, without braces, blanks and control characters; '' is not.", "--redis", "h:1", "--prefix", "")]
    [InlineData("--speed max moves a clock of its own, and Redis lives by real time: give a number, such as --speed 20.", "--redis", "h:1", "--speed", "max")]
    [InlineData("Required argument missing for option: '--otlp'.", "--otlp")]
    [InlineData("--otlp must be the http or https address of a collector, such as http://localhost:4318; 'localhost:4318' is not.", "--otlp", "localhost:4318")]
    [InlineData("--otlp must be the http or https address of a collector, such as http://localhost:4318; 'collector' is not.", "--otlp", "collector")]
    [InlineData("--otlp must be the http or https address of a collector, such as http://localhost:4318; 'http://' is not.", "--otlp", "http://")]
    [InlineData("--otlp must be the http or https address of a collector, such as http://localhost:4318; 'http://localhost:99999' is not.", "--otlp", "http://localhost:99999")]
    [InlineData("--chaos must be a whole number from 1 to 1000; '0' is not.", "--chaos", "0")]
    [InlineData("--chaos must be a whole number from 1 to 1000; 'often' is not.", "--chaos", "often")]
    [InlineData("--redis does not go with --chaos, which starts a Redis of its own and kills it: all five agents run in this process.", "--chaos", "--redis", "h:1")]
    [InlineData("--agents does not go with --chaos, which starts a Redis of its own and kills it: all five agents run in this process.", "--chaos", "2", "--agents", "execution")]
    [InlineData("--speed max moves a clock of its own, and Redis lives by real time: give a number, such as --speed 20.", "--chaos", "--speed", "max")]
    public async Task A_wrong_option_is_named_and_starts_nothing(string message, params string[] args)
    {
        var run = await DeskRun.StartAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("--summary")]
    [InlineData("--journal")]
    public async Task A_file_that_cannot_be_written_starts_nothing(string option)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.PathOf("missing"), "file.json");

        var run = await DeskRun.StartAsync("--duration", "1", option, path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{option} {path}: expected a file that can be written.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_longer_summary_from_before_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("summary.json", new string('x', 1_000_000));

        var run = await DeskRun.StartAsync("--duration", "1", "--speed", "max", "--summary", path);

        Assert.Equal(0, run.ExitCode);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.StartsWith("{\n  \"trades\": ", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(null)]
    public async Task A_run_that_fails_before_any_account_leaves_the_summary_as_it_was(string? before)
    {
        using var folder = new TemporaryFolder();
        var path = before is null ? folder.PathOf("summary.json") : folder.Write("summary.json", before);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var nobody = listener.LocalEndpoint.ToString()!;
        listener.Stop();

        var run = await DeskRun.StartAsync("--duration", "1", "--redis", nobody, "--summary", path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(before, File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : null);
    }

    [Fact]
    public async Task Duration_ends_a_feed_early()
    {
        using var folder = new TemporaryFolder();
        var feed = folder.Write("feed.csv", "timestamp,side,price,amount\n1000,buy,10,1\n1999,buy,10,1\n2000,buy,10,1\n");

        var run = await DeskRun.StartAsync("--feed", feed, "--speed", "max", "--duration", "1");

        Assert.Contains("trades: 2", run.Lines);
    }
}
