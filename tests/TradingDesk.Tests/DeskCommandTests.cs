namespace TradingDesk.Tests;

public sealed class DeskCommandTests
{
    [Fact]
    public async Task Help_names_every_option_and_exit_code()
    {
        var run = await DeskRun.StartAsync("--help");

        Assert.Equal(0, run.ExitCode);
        foreach (var text in (string[])["--feed", "--speed", "--duration", "--summary", "--version", "Exit codes:", "[default: 1]"])
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
    public async Task A_wrong_option_is_named_and_starts_nothing(string message, params string[] args)
    {
        var run = await DeskRun.StartAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_starts_nothing()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.PathOf("missing"), "summary.json");

        var run = await DeskRun.StartAsync("--duration", "1", "--summary", path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--summary {path}: expected a file that can be written.", run.Error, StringComparison.Ordinal);
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

    [Fact]
    public async Task Duration_ends_a_feed_early()
    {
        using var folder = new TemporaryFolder();
        var feed = folder.Write("feed.csv", "timestamp,side,price,amount\n1000,buy,10,1\n1999,buy,10,1\n2000,buy,10,1\n");

        var run = await DeskRun.StartAsync("--feed", feed, "--speed", "max", "--duration", "1");

        Assert.Contains("trades: 2", run.Lines);
    }
}
