using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chaos.Scenarios;
using Chaos.Workers;

namespace Chaos;

/// <summary>The command line.</summary>
internal static class ChaosCommand
{
    private const string Every = "all";

    private static readonly string Names = string.Join(", ", [Every, .. ScenarioCatalog.All.Select(static scenario => scenario.Name)]);

    private static readonly Argument<string?> Name = new("scenario")
    {
        Description = $"One of those above, or {Every}: one after another, which takes about an hour, or two minutes with --short.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Short = new("--short")
    {
        Description = "Each scenario within a minute, most within seconds, as the tests run them; no times are judged.",
    };

    private static readonly Option<int?> Cycles = new("--cycles")
    {
        HelpName = "N",
        Description = "Repeats what a scenario repeats (kills, hangs, pairs, seconds of busy-machine) so often, and not as often as its goal says.",
        Validators = { static result => CheckCycles(result) },
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "file",
        Description = "Writes the figures to a file: for each scenario whether it passed, its figures and its contradictions. What the file holds stays until a scenario has ended.",
    };

    /// <summary>Reads the command line and runs what it asks for.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var root = new RootCommand(Description) { Name, Short, Cycles, Json, WorkerCommand.Create(stop) };
        root.Validators.Add(CheckName);
        root.SetAction((parsed, _) => new ChaosRun(Named(parsed.GetValue(Name)), output, error)
            .RunAsync(parsed.GetValue(Short), parsed.GetValue(Cycles), parsed.GetValue(Json), stop));

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
    }

    private static IReadOnlyList<Scenario> Named(string? name) => [.. ScenarioCatalog.All.Where(scenario => name is Every || scenario.Name == name)];

    private static void CheckName(CommandResult command)
    {
        if (command.GetResult(Name) is not { Tokens: [var token] })
        {
            command.AddError($"A scenario must be named: one of {Names}.");
        }
        else if (Named(token.Value).Count == 0)
        {
            command.AddError($"'{token.Value}' is no scenario: it must be one of {Names}.");
        }
    }

    private static void CheckCycles(OptionResult cycles)
    {
        if (cycles.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number > 0))
        {
            cycles.AddError($"--cycles must be a whole number above 0; '{token.Value}' is not.");
        }
    }

    private static string Line(Scenario scenario) =>
        string.Create(CultureInfo.InvariantCulture, $"  {scenario.Name,-16} {scenario.Length,7} {scenario.ShortLength,7}  {scenario.Promise}");

    private static readonly string Description = $"""
        Breaks a real redis-server under hubs at work, records everything that happens to every message, and checks it against what is promised.

        Each scenario starts a server of its own (appendonly yes, appendfsync always unless it says otherwise) on a free port; redis-server 7.0 or
        newer must be installed.

        Scenarios, about how long each takes on two cores, in full and with --short, and what must hold:
        {string.Join('\n', ScenarioCatalog.All.Select(Line))}

        Exit codes:
          0  every promise was kept
          1  one was not; the first contradiction is printed
          2  an argument or the file to write to is wrong, or redis-server is missing
          3  stopped with Ctrl+C or SIGTERM
        """;
}
