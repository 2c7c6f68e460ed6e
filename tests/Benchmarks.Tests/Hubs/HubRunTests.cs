using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Tests.Hubs;

/// <summary>The program as it is started, with its servers and a process for every rig.</summary>
public sealed class HubRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_quick_run_runs_every_rig_and_writes_every_figure()
    {
        var path = _folder.PathOf("figures.json");

        var (exitCode, output, error) = await RunAsync("hub", "--quick", "--json", path);

        Assert.True(exitCode == 0, error);
        Assert.Contains("THE FIGURES SAY NOTHING", output, StringComparison.Ordinal);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        Assert.Equal(
            [],
            ((string[])["pubsub.rate@16", "pubsub.rate@256", "pubsub.rate@unawaited", "pubsub.cpu@256", "pubsub.bytes@256", "pubsub.p50@1k", "pubsub.p50@10k", "handwritten.rate@256",
                "stream.rate@256/none", "stream.rate@256/always", "stream.p50@1k/none", "stream.p50@1k/always", "stream-pubsub.p50@1k/none", "inprocess.rate/ours"]).Except(figures.Keys));
        Assert.All(figures, static figure => Assert.True(double.IsFinite(figure.Value) && figure.Value > 0, figure.Key));
    }

    [Fact]
    public async Task Rigs_that_are_not_there_are_named()
    {
        var (exitCode, _, error) = await RunAsync("hub", "--only", "kafka");

        Assert.Equal(2, exitCode);
        Assert.Contains("kafka", error, StringComparison.Ordinal);
        Assert.Contains("hand-written-stream", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--redis host:port", "rig", "raw")]
    [InlineData(1, "localhost:1", "rig", "raw", "--redis", "localhost:1,connectTimeout=100,connectRetry=1")]
    public async Task A_rig_without_its_server_says_so(int expected, string says, params string[] args)
    {
        var (exitCode, _, error) = await RunAsync(args);

        Assert.Equal(expected, exitCode);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rig_alone_is_compared_with_nothing_and_that_is_said()
    {
        var (exitCode, output, _) = await RunAsync("hub", "--quick", "--only", "raw-queue");

        Assert.Equal(0, exitCode);
        Assert.Contains("pubsub is compared with raw and raw-queue", output, StringComparison.Ordinal);
        Assert.DoesNotContain("95 % interval", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var token = TestContext.Current.CancellationToken;
        using var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(BenchmarksCommand).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = program.StandardError.ReadToEndAsync(token);
        var output = await program.StandardOutput.ReadToEndAsync(token);
        await program.WaitForExitAsync(token);
        return (program.ExitCode, output, await error);
    }
}
