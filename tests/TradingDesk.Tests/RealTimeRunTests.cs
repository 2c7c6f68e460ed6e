using System.Text.Json.Nodes;

namespace TradingDesk.Tests;

public sealed class RealTimeRunTests
{
    [Fact]
    public async Task The_built_in_market_runs_in_real_time_for_as_long_as_asked()
    {
        using var folder = new TemporaryFolder();
        var summary = folder.PathOf("summary.json");
        var started = TimeProvider.System.GetTimestamp();

        var run = await DeskRun.StartAsync("--duration", "2", "--summary", summary);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("balanced: yes", run.Lines[^1]);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1.5, 20);
        Assert.Contains(run.Lines, static line => line.StartsWith("   1 s | ", StringComparison.Ordinal));
        var written = JsonNode.Parse(await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))!;
        Assert.False((bool)written["stopped"]!);
        Assert.Null(written["chaos"]);
        var messages = written["messages"]!;
        Assert.True((long)messages["hft_market_making_signal"]!["sent"]! > 0);
    }

    [Fact]
    public async Task A_feed_can_be_played_many_times_as_fast()
    {
        using var folder = new TemporaryFolder();

        var run = await DeskRun.StartAsync("--feed", folder.Write("feed.csv", GeneratedFeed.Csv(100)), "--speed", "50");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("trades: 100", run.Lines);
        Assert.Equal("balanced: yes", run.Lines[^1]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("max")]
    public async Task A_stopped_run_still_prints_its_account_and_says_that_it_was_stopped(string speed)
    {
        using var folder = new TemporaryFolder();
        var summary = folder.PathOf("summary.json");
        using var output = new StopAtLine("   1 s");

        var run = await DeskRun.StartAsync(output, output.Token, "--speed", speed, "--summary", summary);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Lines, static line => line.StartsWith("| hft_signals", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Lines, static line => line.StartsWith("   9 s", StringComparison.Ordinal));
        Assert.Equal("balanced: yes", run.Lines[^1]);
        Assert.Matches(@"^trades: \d+ of \d+; the run was stopped before its end$", run.Lines[^2]);
        Assert.True((bool)JsonNode.Parse(await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))!["stopped"]!);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_begins_says_so()
    {
        using var output = new StringWriter();

        var run = await DeskRun.StartAsync(output, new CancellationToken(canceled: true));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("The run was stopped before it had begun.", run.Lines[^1]);
    }
}
