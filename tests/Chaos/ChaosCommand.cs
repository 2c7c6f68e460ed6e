using System.CommandLine;
using System.CommandLine.Parsing;
using Chaos.Scenarios;
using Chaos.Workers;

namespace Chaos;

/// <summary>The command line.</summary>
internal static class ChaosCommand
{
    private static readonly Option<bool> Short = new("--short")
    {
        Description = "Each scenario within seconds, as the tests run them.",
    };

    private static readonly Option<int?> Cycles = new("--cycles")
    {
        HelpName = "N",
        Description = "Repeats what a scenario repeats (kills, hangs, pairs, seconds of busy-machine) so often, and not as often as its goal says.",
        Validators = { static result => Check(result) },
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "file",
        Description = "Writes the figures to a file: for each scenario whether it passed, its figures and its contradictions.",
    };

    /// <summary>Reads the command line and runs what it asks for.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var root = new RootCommand(Description);
        root.Add(ToCommand("all", "Runs every scenario, one after another.", ScenarioCatalog.All));
        foreach (var scenario in ScenarioCatalog.All)
        {
            root.Add(ToCommand(scenario.Name, $"Shows: {scenario.Promise}.", [scenario]));
        }

        root.Add(WorkerCommand.Create(stop));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                error.WriteLine(wrong.Message);
            }

            error.WriteLine("--help shows scenarios and options.");
            return Task.FromResult(ExitCode.BadInput);
        }

        // Signals are the program's business: whoever calls this has given a token for them.
        return parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null }, stop);

        Command ToCommand(string name, string description, IReadOnlyList<Scenario> scenarios)
        {
            var command = new Command(name, description) { Short, Cycles, Json };
            command.SetAction((parsed, _) => new ChaosRun(scenarios, output, error).RunAsync(parsed.GetValue(Short), parsed.GetValue(Cycles), parsed.GetValue(Json), stop));
            return command;
        }
    }

    private static void Check(OptionResult cycles)
    {
        if (cycles.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number > 0))
        {
            cycles.AddError($"--cycles must be a whole number above 0; '{token.Value}' is not.");
        }
    }

    private const string Description = """
        Breaks a real redis-server under hubs at work, records everything that happens to every message, and checks it against what is promised.

        Each scenario starts a server of its own (appendonly yes, appendfsync always unless it says otherwise) on a free port; redis-server 7.0 or
        newer must be installed.

        Exit codes:
          0  every promise was kept
          1  one was not; the first contradiction is printed
          2  an argument or the file to write to is wrong, or redis-server is missing
          3  stopped with Ctrl+C or SIGTERM
        """;
}
