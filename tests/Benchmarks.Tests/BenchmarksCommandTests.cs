using System.Text.Json;
using Benchmarks.Suites;

namespace Benchmarks.Tests;

public sealed class BenchmarksCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Help_tells_the_method_the_options_and_the_exit_codes()
    {
        var root = CodecsRun.Of(["--help"]);
        var codecs = CodecsRun.Of(["codecs", "--help"]);

        Assert.Equal((0, 0), (root.ExitCode, codecs.ExitCode));
        Assert.All(["codecs", "Exit codes:"], word => Assert.Contains(word, root.Output, StringComparison.Ordinal));
        Assert.All(["--json", "--only", "--quick", "bootstrap", "unresolved"], word => Assert.Contains(word, codecs.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dispatch", "IHandle", "Wolverine")]
    [InlineData("scale", "10,000", "slope")]
    [InlineData("hub", "StackExchange.Redis", "ledger")]
    [InlineData("compiler", "cold", "MemoryPack")]
    public void Each_command_tells_its_method(string command, params string[] words)
    {
        var help = CodecsRun.Of([command, "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.All([.. words, "--json", "--only", "--quick", "bootstrap", "unresolved"], word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
        Assert.Contains(command, CodecsRun.Of(["--help"]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("codecs", "--fast")]
    [InlineData("codecs", "--json")]
    [InlineData("hub", "--json", "--quick")]
    [InlineData("hub", "--rounds", "0")]
    [InlineData("codec")]
    [InlineData]
    public void A_wrong_command_line_is_told_with_exit_code_2(params string[] args)
    {
        var run = CodecsRun.Of(args, NothingMayBeBuilt);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_before_anything_is_built()
    {
        var path = _folder.PathOf("no/folder/figures.json");

        var run = CodecsRun.Of(["codecs", "--quick", "--json", path], NothingMayBeBuilt);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(path, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codec_that_reads_wrong_fails_the_run_and_nothing_is_written()
    {
        var run = CodecsRun.Of(["codecs", "--quick", "--json", _folder.PathOf("figures.json")], static () => throw new CodecException("Peer reads message 3 as nonsense."));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Peer reads message 3 as nonsense.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void Only_the_figures_that_are_asked_for_are_measured()
    {
        var path = _folder.PathOf("figures.json");

        var run = CodecsRun.Of(["codecs", "--quick", "--json", path, "--only", "encode/stj/M1", "--only", "bytes/stj/M2"], TwoSuites);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("encode/stj/M1 or bytes/stj/M2", run.Output, StringComparison.Ordinal);
        var names = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path))!.Keys;
        Assert.Contains("json.encode/stj/M1", names);
        Assert.Contains("alloc.json.encode/ours/M1", names);
        Assert.Contains("json.bytes/stj/M2", names);
        Assert.DoesNotContain("json.encode/stj/M2", names);
        Assert.DoesNotContain("json.bytes/stj/M1", names);
    }

    [Fact]
    public void Asking_for_figures_that_do_not_exist_is_told_with_exit_code_2()
    {
        var run = CodecsRun.Of(["codecs", "--quick", "--only", "xml.encode"], TwoSuites);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("xml.encode", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Stopping_ends_with_exit_code_3_and_nothing_is_written()
    {
        string[] args = ["codecs", "--json", _folder.PathOf("figures.json")];

        var run = CodecsRun.Of(args, static () => [SyntheticSuite.Of(SampleGroup.DoublePrices, "M", 1)], new CancellationToken(canceled: true));

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(_folder.Files);
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<Suite> TwoSuites() => [SyntheticSuite.Of(SampleGroup.DoublePrices, "M1", 1), SyntheticSuite.Of(SampleGroup.DoublePrices, "M2", 1)];

    private static IReadOnlyList<Suite> NothingMayBeBuilt() => throw new InvalidOperationException("Nothing may be built.");
}
