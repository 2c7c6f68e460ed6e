using System.Text.Json;

namespace Benchmarks.Tests.Scale;

/// <summary>The program as it is started, with a process for every system.</summary>
public sealed class ScaleRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_quick_run_of_a_series_writes_its_figures_and_slopes()
    {
        var path = _folder.PathOf("figures.json");

        var (exitCode, output, error) = Run("--only", "payload-redis", "--json", path);

        Assert.True(exitCode == 0, error);
        Assert.Contains("THE FIGURES SAY NOTHING", output, StringComparison.Ordinal);
        var figures = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path))!;
        Assert.Equal(
            [
                "quick",
                .. from quantity in (string[])["rate", "p50", "memory"]
                   from name in (string[])[$"scale.{quantity}/payload-redis/64", $"scale.{quantity}/payload-redis/1024", $"scale.slope.{quantity}/payload-redis"]
                   select name,
            ],
            figures.Keys);
        Assert.All(figures, static figure => Assert.True(double.IsFinite(figure.Value), figure.Key));
    }

    [Fact]
    public void Series_that_are_not_there_are_told_with_exit_code_2()
    {
        var (exitCode, _, error) = Run("--only", "planets");

        Assert.Equal(2, exitCode);
        Assert.Contains("planets", error, StringComparison.Ordinal);
        Assert.Contains("agents-channels", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static (int ExitCode, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = BenchmarksCommand.Run(["scale", "--quick", .. args], output, error, stop: TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }
}
