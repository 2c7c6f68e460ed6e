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
    private readonly Output _output = new();
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_of_stopping_is_no_failure(bool throws)
    {
        using var stop = new CancellationTokenSource();

        Assert.Equal(ExitCode.Stopped, await RunAsync(stop.Token, new Scenario("falls", "nothing", async run =>
        {
            await stop.CancelAsync();
            run.Expect(false, "the server is gone");
            _ = throws ? throw new IOException("the server is gone") : 0;
        })));

        Assert.DoesNotContain("FAIL", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_is_stopped_before_a_scenario_has_ended_leaves_the_file_as_it_was(bool wasThere)
    {
        if (wasThere)
        {
            await File.WriteAllTextAsync(_file, "{}", TestContext.Current.CancellationToken);
        }
        else
        {
            File.Delete(_file);
        }

        using var stop = new CancellationTokenSource();
        Assert.Equal(ExitCode.Stopped, await RunAsync(stop.Token, Stops(stop)));

        Assert.Equal(wasThere, File.Exists(_file));
        Assert.Equal(wasThere ? "{}" : null, wasThere ? await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken) : null);
        Assert.Contains($"Stopped. No scenario had ended: nothing was written to {_file}.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_stopped_later_keeps_what_has_ended_in_place_of_what_a_longer_file_held()
    {
        await File.WriteAllTextAsync(_file, new string('x', 100_000), TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();

        Assert.Equal(ExitCode.Stopped, await RunAsync(stop.Token, Passes, Stops(stop)));

        using var figures = Read();
        Assert.Equal("passes", Assert.Single(figures.RootElement.EnumerateObject()).Name);
        Assert.Contains($"Stopped. {_file} holds the figures of the 1 that had ended.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_held_is_never_mixed_with_what_comes_in_its_place()
    {
        var before = new string('x', 100_000);
        await File.WriteAllTextAsync(_file, before, TestContext.Current.CancellationToken);
        using var old = new StreamReader(new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        Assert.Equal(ExitCode.Ok, await RunAsync(Passes, Passes with { Name = "passes again" }));

        Assert.Equal(before, await old.ReadToEndAsync(TestContext.Current.CancellationToken));
        using var figures = Read();
        Assert.Equal(2, figures.RootElement.EnumerateObject().Count());
        Assert.Equal([_file], Directory.GetFiles(Path.GetDirectoryName(_file)!, $"{Path.GetFileName(_file)}*"));
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_the_figures_cannot_be_written_does_not_say_that_they_are()
    {
        using var stop = new CancellationTokenSource();
        _output.Passed = stop.Cancel;

        var code = await RunAsync(stop.Token, new Scenario("locks", "nothing", _ =>
        {
            File.Delete(_file);
            Directory.CreateDirectory(_file);
            return Task.CompletedTask;
        }));
        Directory.Delete(_file);

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains($"--json {_file} cannot be written: ", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("holds the figures", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_first_runs_the_file_holds_what_it_held_and_a_new_one_is_not_there()
    {
        File.Delete(_file);

        Assert.Equal(ExitCode.Ok, await RunAsync(new Scenario("looks", "nothing", _ =>
        {
            Assert.False(File.Exists(_file));
            return Task.CompletedTask;
        })));

        Assert.True(File.Exists(_file));
    }

    public void Dispose() => File.Delete(_file);

    private static Scenario Stops(CancellationTokenSource stop) => new("stops", "nothing", async run =>
    {
        await stop.CancelAsync();
        run.Stop.ThrowIfCancellationRequested();
    });

    private JsonDocument Read()
    {
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return JsonDocument.Parse(file);
    }

    private Task<int> RunAsync(params IReadOnlyList<Scenario> scenarios) => RunAsync(TestContext.Current.CancellationToken, scenarios);

    private Task<int> RunAsync(CancellationToken stop, params IReadOnlyList<Scenario> scenarios) =>
        new ChaosRun(scenarios, _output, _error).RunAsync(isShort: true, null, _file, stop);

    private sealed class Output : StringWriter
    {
        /// <summary>Called when a scenario has passed, before its figures are written.</summary>
        public Action? Passed { get; set; }

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.StartsWith("PASS", StringComparison.Ordinal) ?? false)
            {
                Passed?.Invoke();
            }
        }
    }
}
