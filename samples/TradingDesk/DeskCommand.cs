using System.CommandLine;
using AgentContracts.Redis;
using AgentContracts.Testing.RedisServers;
using Spectre.Console;
using TradingDesk.Chaos;
using TradingDesk.Live;
using TradingDesk.Market;
using TradingDesk.Observation;
using TradingDesk.Report;

namespace TradingDesk;

/// <summary>The command line of the desk.</summary>
public static class DeskCommand
{
    private const string Description = """
        Five agents trade with each other through the hub on a feed of trades: in this process, or over Redis in one process or several.
        Shows what flows while it runs and prints the account of every message at the end.

        Exit codes:
          0  the run has ended, or was stopped with Ctrl+C or SIGTERM, and every message is accounted for
          1  the run has failed, agents of other processes are missing or play another feed, a message is not accounted for, or a checker found a promise broken
          2  an option, the feed, or a file to write to is wrong; nothing was started
          3  Redis could not be reached, refused the login or rights that the agents need, or is not installed where --chaos needs it; nothing was started
        """;

    /// <summary>Reads the command line and runs the desk.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Gets what was asked for.</param>
    /// <param name="error">Gets what is wrong with it.</param>
    /// <param name="terminal">The terminal that <paramref name="output"/> is, where it is one.</param>
    /// <param name="stop">Ends the run early; the account is still printed.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, IAnsiConsole? terminal = null, CancellationToken stop = default)
    {
        var root = new RootCommand(Description);
        DeskArguments.AddTo(root);
        root.SetAction((parsed, _) => RunAsync(DeskArguments.Read(parsed), output, error, terminal, stop));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                error.WriteLine(wrong.Message);
            }

            error.WriteLine("--help shows the options.");
            return ExitCode.BadInput;
        }

        // Signals are the program's business: whoever calls this has given a token for them.
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null }, stop);
    }

    private static async Task<int> RunAsync(DeskOptions options, TextWriter output, TextWriter error, IAnsiConsole? terminal, CancellationToken stop)
    {
        try
        {
            var trades = Trades(options);
            var (width, picture) = (terminal?.Profile.Width, options.Plain || !CanDraw(terminal) ? null : terminal);
            using var journal = options.Journal is { } journalPath ? Journal.Open(journalPath) : null;
            using var summary = options.Summary is { } summaryPath ? SummaryFile.Open(summaryPath) : null;
            return options.Kills is null
                ? await new Desk(options, trades, output, error, width, picture).RunAsync(journal, summary, stop)
                : await ChaosDesk.RunAsync(options, trades, output, error, width, picture, journal, summary, stop);
        }
        catch (Exception exception) when (exception is FeedException or OutputException)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (RedisNotInstalledException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.NoRedis;
        }
        catch (RedisUnavailableException exception)
        {
            error.WriteLine(exception.Message.ReplaceLineEndings(" "));
            return ExitCode.NoRedis;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            output.WriteLine("The run was stopped before it had begun.");
            return ExitCode.Ok;
        }
    }

    /// <summary>Whether a terminal can take back what it shows, and has room for it.</summary>
    private static bool CanDraw(IAnsiConsole? terminal) =>
        terminal?.Profile is { Capabilities: { Ansi: true, Interactive: true }, Width: >= LivePicture.LeastWidth };

    private static IReadOnlyList<Trade> Trades(DeskOptions options)
    {
        if (options.Feed is null)
        {
            return RandomWalk.Trades(options.Duration ?? RandomWalk.DefaultDuration);
        }

        var trades = CsvFeed.Read(options.Feed);
        return options.Duration is { } duration ? [.. trades.TakeWhile(trade => trade.Time - trades[0].Time < duration)] : trades;
    }
}
