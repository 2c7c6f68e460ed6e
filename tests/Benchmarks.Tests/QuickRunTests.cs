using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Tests;

/// <summary>The program as it is started, from checking every codec to the file of figures.</summary>
public sealed class QuickRunTests : IDisposable
{
    private static readonly string[] Messages = ["HftArbitrageSignal", "HftMarketMakingSignal", "FastStrategySignal", "MarketAnomalyAlert", "SupplyDemandImbalance", "all"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_quick_run_checks_every_codec_and_writes_every_figure()
    {
        var token = TestContext.Current.CancellationToken;
        var path = _folder.PathOf("figures.json");
        var start = new ProcessStartInfo("dotnet", [typeof(BenchmarksCommand).Assembly.Location, "codecs", "--quick", "--json", path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var error = program.StandardError.ReadToEndAsync(token);
        var output = await program.StandardOutput.ReadToEndAsync(token);
        await program.WaitForExitAsync(token);

        Assert.True(program.ExitCode == 0, await error);
        Assert.Contains("15 suites checked", await error, StringComparison.Ordinal);
        Assert.Contains("THE FIGURES SAY NOTHING", output, StringComparison.Ordinal);
        Assert.Contains("unresolved", output, StringComparison.Ordinal);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(await File.ReadAllTextAsync(path, token))!;
        Assert.Equal([], ExpectedNames().Except(figures.Keys));
        Assert.All(figures, static figure => Assert.True(double.IsFinite(figure.Value) && figure.Value >= 0, figure.Key));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> ExpectedNames()
    {
        string[] peers = ["stj", "memorypack", "messagepack", "nerdbank", "protobuf"];
        string[] operations = ["json.encode", "json.decode", "binary.encode", "binary.decode", "json.bytes", "binary.bytes", "alloc.json.decode", "alloc.binary.decode"];
        string[] series =
        [
            .. operations.SelectMany(_ => peers, static (operation, peer) => $"{operation}/{peer}"),
            "json.decode-foreign/stj", "alloc.json.decode-foreign/stj",
            "alloc.json.encode/ours", "alloc.binary.encode/ours", "json.bytes/ours", "binary.bytes/ours",
            "json.encode-frame/payload", "json.decode-frame/payload", "binary.encode-frame/payload", "binary.decode-frame/payload", "json.bytes-frame/payload", "binary.bytes-frame/payload",
            "validate/dataannotations", "validate-invalid/dataannotations", "alloc.validate/ours", "alloc.validate-invalid/ours",
        ];
        string[] onlyDouble =
        [
            "json.decode-interned/plain", "binary.decode-interned/plain", "json.decode-interned/memorypack", "binary.decode-interned/memorypack",
            "alloc.json.decode-interned/ours", "alloc.binary.decode-interned/ours", "alloc.json.decode-interned/plain", "alloc.binary.decode-interned/plain",
        ];
        return (from prefix in (string[])["", "decimal/", "text/"]
                from one in series
                from message in Messages
                select $"{prefix}{one}/{message}")
            .Concat(onlyDouble.SelectMany(_ => Messages, static (one, message) => $"{one}/{message}"));
    }
}
