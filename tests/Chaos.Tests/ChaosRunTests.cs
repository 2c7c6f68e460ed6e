using System.Text.Json;
using Chaos.Scenarios;

namespace Chaos.Tests;

public sealed class ChaosRunTests : IDisposable
{
    private static readonly Scenario Passes = new("passes", "nothing", static run =>
    {
        run.Note("figure", 7);
        return Task.CompletedTask;
    });

    private static readonly Scenario Breaks = new("breaks", "nothing", static _ => throw new IOException("the pipe is broken"));

    private readonly string _file = Path.GetTempFileName();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task A_scenario_that_does_not_come_to_its_end_has_failed_and_the_others_are_run()
    {
        Assert.Equal(ExitCode.Broken, await RunAsync(Breaks, Passes));

        Assert.Contains("FAIL breaks", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the pipe is broken", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("PASS passes", _output.ToString(), StringComparison.Ordinal);
        using var figures = Read();
        Assert.False(figures.RootElement.GetProperty("breaks").GetProperty("passed").GetBoolean());
        Assert.Equal(7, figures.RootElement.GetProperty("passes").GetProperty("figures").GetProperty("figure").GetDouble());
    }

    [Fact]
    public async Task What_has_ended_is_in_the_file_while_the_next_runs()
    {
        var seen = new Scenario("looks", "nothing", _ =>
        {
            using var figures = Read();
            Assert.True(figures.RootElement.GetProperty("passes").GetProperty("passed").GetBoolean());
            return Task.CompletedTask;
        });

        Assert.Equal(ExitCode.Ok, await RunAsync(Passes, seen));
    }

    public void Dispose() => File.Delete(_file);

    private JsonDocument Read()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return JsonDocument.Parse(file);
    }

    private Task<int> RunAsync(params IReadOnlyList<Scenario> scenarios) =>
        new ChaosRun(scenarios, _output, _error).RunAsync(isShort: true, null, _file, TestContext.Current.CancellationToken);
}
