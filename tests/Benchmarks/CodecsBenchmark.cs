using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Report;
using Benchmarks.Suites;

namespace Benchmarks;

/// <summary>Compares our codecs and validators with others.</summary>
/// <param name="build">Makes what is compared.</param>
/// <param name="output">Gets the tables.</param>
/// <param name="error">Gets what is wrong, and how far it is.</param>
internal sealed class CodecsBenchmark(Func<IReadOnlyList<Suite>> build, TextWriter output, TextWriter error)
{
    private const int QuickRounds = 3;
    private const string QuickWarning = "QUICK: a few short rounds of cold code, to see that the program runs. THE FIGURES SAY NOTHING.";

    /// <summary>Checks, measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = options.Json is { } path ? FigureFile.Open(path) : null;
            var selection = new Selection(options.Only);
            var suites = selection.From(build());
            if (suites.Count == 0)
            {
                error.WriteLine($"--only: there is no figure whose name holds {selection.Description}.");
                return ExitCode.BadInput;
            }

            var figures = Measure(suites, options.Quick, cancellationToken);
            Report(suites, figures, options.Quick);
            if (!selection.IsEverything)
            {
                output.WriteLine();
                output.WriteLine($"Only figures whose name holds {selection.Description}.");
            }

            file?.Write(figures, options.Quick);
            return ExitCode.Ok;
        }
        catch (FigureFileException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (CodecException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.NothingMeasured;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine("Stopped; what was measured so far is too little to report.");
            return ExitCode.Stopped;
        }
    }

    private FigureSet Measure(IReadOnlyList<Suite> suites, bool quick, CancellationToken cancellationToken)
    {
        var clock = CpuClock.Create();
        if (quick)
        {
            output.WriteLine(QuickWarning);
        }

        Machine.Print(clock.Description, output);
        error.WriteLine($"{suites.Count} suites checked: every codec reads what it should.");
        var rule = quick ? new StopRule(TimeProvider.System) { MostRounds = QuickRounds } : new StopRule(TimeProvider.System);
        var measurement = new Measurement(clock, quick ? Effort.Quick : Effort.Full);
        measurement.Run([.. suites.SelectMany(static suite => suite.Fields)], rule, error.WriteLine, cancellationToken);
        var rounds = suites.SelectMany(static suite => suite.Fields).Select(static field => field.Lanes[0].Times.Count).DefaultIfEmpty().Max();
        output.WriteLine($"{rounds} rounds at most; ~ marks what is unresolved: an interval beyond ± {rule.Precision:P0}");
        return new FigureBuilder(rule).Build(suites);
    }

    private void Report(IReadOnlyList<Suite> suites, FigureSet figures, bool quick)
    {
        TimeTable.Print(suites, output);
        FigureTable.Print(figures, suites, output);
        GoalTable.Print(figures, output);
        if (quick)
        {
            output.WriteLine();
            output.WriteLine(QuickWarning);
        }
    }
}
