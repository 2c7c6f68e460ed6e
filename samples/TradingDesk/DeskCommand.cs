using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TradingDesk.Clock;
using TradingDesk.Market;
using TradingDesk.Report;

namespace TradingDesk;

/// <summary>The command line of the desk.</summary>
public static class DeskCommand
{
    private const double LongestSeconds = 86_400;

    private const string Description = """
        Five agents trade with each other through the hub, in this process, on a feed of trades.
        Prints what flows once a second and at the end the account of every message.

        Exit codes:
          0  the run has ended, or was stopped with Ctrl+C or SIGTERM, and every message is accounted for
          1  the run has failed, or a message is not accounted for
          2  an option, the feed or the summary's path is wrong; nothing was started
        """;

    private static readonly Option<string?> Feed = new("--feed")
    {
        HelpName = "file",
        Description = "A CSV file of trades whose header row names timestamp (Unix ms), side (buy or sell), price and amount; other columns are ignored. "
            + "Without it a built-in market of about 20 s is played.",
    };

    private static readonly Option<Speed> Pace = new("--speed")
    {
        HelpName = "X|max",
        Description = "How many times as fast as in reality the feed is played. With max, time is virtual and moves only when nothing is in flight: "
            + "the run takes as long as the work does and gives the same counts every time.",
        DefaultValueFactory = static _ => Speed.Real,
        CustomParser = static argument => Speed.TryParse(Text(argument), out var speed) ? speed : Reject<Speed>(argument, "a number from 0.01 to 1000000, or max"),
    };

    private static readonly Option<TimeSpan?> Duration = new("--duration")
    {
        HelpName = "seconds",
        Description = "Plays only this much of the feed, in the feed's own time; makes the built-in market longer or shorter.",
        CustomParser = static argument =>
            double.TryParse(Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestSeconds
                ? TimeSpan.FromSeconds(seconds)
                : Reject<TimeSpan?>(argument, "a number of seconds above 0 and not above 86400"),
    };

    private static readonly Option<string?> SummaryPath = new("--summary")
    {
        HelpName = "file",
        Description = "Writes trades, balance, messages, ledger, latencies and what each agent did to a JSON file.",
    };

    /// <summary>Reads the command line and runs the desk.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Gets what was asked for.</param>
    /// <param name="error">Gets what is wrong with it.</param>
    /// <param name="stop">Ends the run early; the account is still printed.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        var root = new RootCommand(Description) { Feed, Pace, Duration, SummaryPath };
        root.SetAction((parsed, _) => RunAsync(OptionsOf(parsed), output, error, stop));

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

    private static DeskOptions OptionsOf(ParseResult parsed) => new()
    {
        Feed = parsed.GetValue(Feed),
        Speed = parsed.GetValue(Pace),
        Duration = parsed.GetValue(Duration),
        Summary = parsed.GetValue(SummaryPath),
    };

    private static async Task<int> RunAsync(DeskOptions options, TextWriter output, TextWriter error, CancellationToken stop)
    {
        IReadOnlyList<Trade> trades;
        SummaryFile? summary;
        try
        {
            trades = Trades(options);
            summary = options.Summary is { } path ? SummaryFile.Open(path) : null;
        }
        catch (Exception exception) when (exception is FeedException or SummaryException)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }

        using (summary)
        {
            return await Desk.RunAsync(options, trades, summary, output, stop);
        }
    }

    private static IReadOnlyList<Trade> Trades(DeskOptions options)
    {
        if (options.Feed is null)
        {
            return RandomWalk.Trades(options.Duration ?? RandomWalk.DefaultDuration);
        }

        var trades = CsvFeed.Read(options.Feed);
        return options.Duration is { } duration ? [.. trades.TakeWhile(trade => trade.Time - trades[0].Time < duration)] : trades;
    }

    private static string Text(ArgumentResult argument) => argument.Tokens[0].Value;

    private static T? Reject<T>(ArgumentResult argument, string expected)
    {
        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} must be {expected}; '{Text(argument)}' is not.");
        return default;
    }
}
