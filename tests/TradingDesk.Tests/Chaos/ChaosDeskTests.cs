using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TradingDesk.Tests.Chaos;

[Collection(nameof(Redis.RedisDeskTests))]
public sealed class ChaosDeskTests
{
    [Fact]
    public async Task The_desk_trades_on_while_its_Redis_is_killed_and_every_promise_is_kept()
    {
        using var folder = new TemporaryFolder();
        var summary = folder.PathOf("summary.json");

        var run = await DeskRun.StartAsync("--chaos", "2", "--duration", "8", "--summary", summary);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("Redis was killed (kill -9), 2 of 2 …", run.Lines);
        Assert.Contains(run.Lines, static line => Regex.IsMatch(line, @"^Redis is back after \d+ ms; killed 2 of 2 times\.$"));
        Assert.Contains(run.Lines, static line => line.StartsWith("not sent: ", StringComparison.Ordinal));
        Assert.Equal("balanced: yes", run.Lines[^3]);
        Assert.Matches(@"^chaos: Redis was killed 2 times; of [1-9]\d* messages confirmed on streams 0 lost, 0 handled too late, 0 unexplained$", run.Lines[^2]);
        Assert.StartsWith("checker: nothing was lost, handled too late or left unexplained", run.Lines[^1], StringComparison.Ordinal);
        var chaos = await ReadAsync(summary);
        Assert.Equal($"checker: {chaos["verdict"]}", run.Lines[^1]);
        Assert.True((bool)chaos["kept"]!);
        Assert.Equal(2, (int)chaos["killed"]!);
        Assert.Contains($"of {chaos["confirmed"]} messages confirmed on streams {chaos["lost"]} lost, {chaos["stale"]} handled", run.Lines[^2], StringComparison.Ordinal);
        Assert.Empty(chaos["contradictions"]!.AsArray());
    }

    [Fact]
    public async Task A_stopped_run_is_not_judged()
    {
        using var output = new StopAtLine("Redis was killed");

        using var folder = new TemporaryFolder();
        var summary = folder.PathOf("summary.json");

        var run = await DeskRun.StartAsync(output, output.Token, "--chaos", "2", "--duration", "8", "--summary", summary);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("balanced: yes", run.Lines[^2]);
        Assert.StartsWith("checker: the run was stopped", run.Lines[^1], StringComparison.Ordinal);
        var chaos = await ReadAsync(summary);
        Assert.Null(chaos["kept"]);
        Assert.StartsWith("the run was stopped", (string?)chaos["verdict"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_redis_server_is_told_how_to_get_it()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        using var desk = Process.Start(new ProcessStartInfo(dotnet, [typeof(DeskCommand).Assembly.Location, "--chaos"])
        {
            RedirectStandardError = true,
            Environment = { ["PATH"] = "/nowhere" },
        })!;
        var error = await desk.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await desk.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, desk.ExitCode);
        Assert.StartsWith("redis-server was not found on the PATH", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install redis-server", error, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ReadAsync(string summary) =>
        JsonNode.Parse(await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken))!["chaos"]!;
}
