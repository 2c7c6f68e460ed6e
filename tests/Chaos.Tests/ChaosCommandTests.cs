using System.Text.Json;
using System.Text.RegularExpressions;
using Chaos.Scenarios;

namespace Chaos.Tests;

public sealed class ChaosCommandTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task Help_names_every_option_and_every_scenario_with_how_long_it_takes()
    {
        Assert.Equal(ExitCode.Ok, await RunAsync("--help"));

        Assert.All((string[])["--short", "--cycles <N>", "--json <file>", "Exit codes:"], text => Assert.Contains(text, _output.ToString(), StringComparison.Ordinal));
        Assert.All(ScenarioCatalog.All, scenario =>
            Assert.Matches($@"\n *{scenario.Name} +\d+ (s|min) +\d+ s  {Regex.Escape(scenario.Promise)}", _output.ToString()));
    }

    [Theory]
    [InlineData("'earthquake' is no scenario: it must be one of all, seeded-mistakes, server-crashes,", "earthquake", "--short")]
    [InlineData("'' is no scenario: it must be one of all, seeded-mistakes, server-crashes,", "")]
    [InlineData("A scenario must be named: one of all, seeded-mistakes, server-crashes,", "--short")]
    [InlineData("Unrecognized command or argument 'outages'.", "poison", "outages")]
    public async Task A_scenario_that_there_is_not_is_named_with_those_that_there_are(string message, params string[] args)
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync(args));

        Assert.StartsWith(message, _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"--help shows scenarios and options.{Environment.NewLine}", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public async Task A_number_of_cycles_that_is_none_is_named(string cycles)
    {
        Assert.Equal(ExitCode.BadInput, await RunAsync("poison", "--cycles", cycles));

        Assert.StartsWith($"--cycles must be a whole number above 0; '{cycles}' is not.", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task A_run_that_is_stopped_in_its_middle_ends_soon_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        var run = ChaosCommand.RunAsync(["outages"], _output, _error, stop.Token);
        stop.CancelAfter(TimeSpan.FromSeconds(2));

        Assert.Equal(ExitCode.Stopped, await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains("Stopped.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named_before_anything_runs()
    {
        var nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"), "figures.json");

        Assert.Equal(ExitCode.BadInput, await RunAsync("poison", "--short", "--json", nowhere));

        Assert.Contains(nowhere, _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Figures_are_printed_with_the_verdict_and_written_to_the_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(ExitCode.Ok, await RunAsync("poison", "--short", "--json", file));

            Assert.Contains("PASS poison", _output.ToString(), StringComparison.Ordinal);
            using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
            var poison = figures.RootElement.GetProperty("poison");
            Assert.True(poison.GetProperty("passed").GetBoolean());
            Assert.Equal(200, poison.GetProperty("figures").GetProperty("dead_letters").GetDouble());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_so()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Equal(ExitCode.Stopped, await ChaosCommand.RunAsync(["poison", "--short"], _output, _error, stop.Token));
    }

    private Task<int> RunAsync(params string[] args) => ChaosCommand.RunAsync(args, _output, _error, TestContext.Current.CancellationToken);
}
