using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Report;
using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Dispatch;

/// <summary>Compares how the hub brings a decoded message to its handlers with a call and with mediators.</summary>
/// <param name="output">Gets the tables.</param>
/// <param name="error">Gets what is wrong, and how far it is.</param>
internal sealed class DispatchBenchmark(TextWriter output, TextWriter error)
{
    private const int QuickRounds = 3;
    private const string QuickWarning = "QUICK: a few short rounds of cold code, to see that the program runs. THE FIGURES SAY NOTHING.";

    /// <summary>Checks, measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = options.Json is { } path ? FigureFile.Open(path) : null;
            await using var suite = new DispatchSuite();
            var selection = new Selection(options.Only);
            DispatchField[] fields = [.. suite.Fields.Select(field => field.Narrow(selection.Wants)).Where(static field => field.Field.Lanes.Count > 0)];
            if (fields.Length == 0)
            {
                error.WriteLine($"--only: there is no figure whose name holds {selection.Description}.");
                return ExitCode.BadInput;
            }

            var figures = Measure(suite, fields, options.Quick, cancellationToken);
            Report(fields, figures, selection, options.Quick);
            file?.Write(figures, options.Quick);
            return ExitCode.Ok;
        }
        catch (FigureFileException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (DispatchException exception)
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

    private FigureSet Measure(DispatchSuite suite, DispatchField[] fields, bool quick, CancellationToken cancellationToken)
    {
        var clock = CpuClock.Create();
        if (quick)
        {
            output.WriteLine(QuickWarning);
        }

        Machine.Print(clock.Description, output);
        error.WriteLine("Every contender checked: each message reaches each handler once.");
        var rule = quick ? new StopRule(TimeProvider.System) { MostRounds = QuickRounds } : new StopRule(TimeProvider.System);
        new Measurement(clock, quick ? Effort.Quick : Effort.Full).Run([.. fields.Select(static field => field.Field)], rule, error.WriteLine, cancellationToken);
        suite.CheckLedger();
        output.WriteLine($"The ledger balances. ~ marks what is unresolved: an interval beyond ± {rule.Precision:P0}");
        return DispatchFigures.Build(fields, rule);
    }

    private void Report(DispatchField[] fields, FigureSet figures, Selection selection, bool quick)
    {
        var times = new TextTable("median", "ns", "bytes");
        foreach (var lane in fields.SelectMany(static field => field.Field.Lanes))
        {
            times.Add(lane.Name, NumberText.Of(Median.Of(lane.Times.ToArray())), NumberText.Of(lane.Allocated));
        }

        output.WriteLine();
        times.Print(output);
        FigureList.Print("Figures", figures.All, output);
        if (!quick)
        {
            FigureList.PrintGoals("Goals, dispatch", DispatchGoals.All, figures, output);
        }

        if (!selection.IsEverything)
        {
            output.WriteLine();
            output.WriteLine($"Only figures whose name holds {selection.Description}.");
        }

        if (quick)
        {
            output.WriteLine();
            output.WriteLine(QuickWarning);
        }
    }
}
