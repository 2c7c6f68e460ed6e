using Benchmarks.Compiler.Analysis;
using Benchmarks.Compiler.Builds;
using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Lanes;
using Benchmarks.Compiler.Projects;
using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Report;
using Benchmarks.Suites;

namespace Benchmarks.Compiler;

/// <summary>Compares what our generator, our rules and other generators cost a compiler.</summary>
/// <param name="build">Makes what is compared.</param>
/// <param name="output">Gets the tables.</param>
/// <param name="error">Gets what is wrong, and how far it is.</param>
internal sealed class CompilerBenchmark(Func<IReadOnlyList<GeneratorUnderTest>> build, TextWriter output, TextWriter error)
{
    private const string QuickWarning = "QUICK: a few rounds of cold code over small projects, and no build, to see that the program runs. THE FIGURES SAY NOTHING.";
    private const int WarmUps = 8;
    private const int Analyses = 7;
    private const int Builds = 3;

    /// <summary>Checks, measures and reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(CompilerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var file = options.Json is { } path ? FigureFile.Open(path) : null;
            var generators = build();
            var figures = Measure(generators, options, cancellationToken);
            Report(generators, figures, options);
            file?.Write(figures, options.Quick);
            return ExitCode.Ok;
        }
        catch (FigureFileException exception)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is CompilerException or FileNotFoundException)
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

    private static StopRule Rule(bool quick) => quick
        ? new(TimeProvider.System) { MostRounds = 2 }
        : new(TimeProvider.System) { LeastRounds = 15, RoundsBetweenLooks = 5 };

    private FigureSet Measure(IReadOnlyList<GeneratorUnderTest> generators, CompilerOptions options, CancellationToken cancellationToken)
    {
        var clock = CpuClock.Create();
        if (options.Quick)
        {
            output.WriteLine(QuickWarning);
        }

        Machine.Print(clock.Description, output);
        foreach (var generator in generators)
        {
            GeneratorCheck.Run(generator, options.Sizes[0], cancellationToken);
        }

        error.WriteLine($"{generators.Count} generators checked: what they write compiles.");
        var rule = Rule(options.Quick);
        var figures = new CompilerFigures(rule);
        var most = options.Sizes[^1];
        var fields = CompilerFields.Build(generators, options);
        if (fields.Count > 0)
        {
            new CompilerMeasurement(clock, rule, options.Quick ? 1 : WarmUps).Run(fields, error.WriteLine, cancellationToken);
        }

        foreach (var field in fields)
        {
            figures.Add(field);
        }

        Count(figures, generators.Single(static generator => generator.Name == Peer.None), options, cancellationToken);
        if (options.Measures(CompilerOptions.Analyzers))
        {
            error.WriteLine("Running the rules");
            figures.Add(AnalyzerTimes.Measure(generators.Single(static generator => generator.Name == Peer.None), most, options.Quick ? 1 : Analyses, cancellationToken), most);
        }

        if (options.Measures(CompilerOptions.Build))
        {
            figures.Add(BuildComparison.Measure(generators, most, Builds, error.WriteLine, cancellationToken), most);
        }

        return figures.Figures;
    }

    // What is written anew is counted by a driver that keeps track of it, which takes time: not while time is taken.
    private static void Count(CompilerFigures figures, GeneratorUnderTest ours, CompilerOptions options, CancellationToken cancellationToken)
    {
        foreach (var messages in options.Sizes)
        {
            var editor = new Editor(ours, messages, tracked: true);
            foreach (var edit in Edits.All.Where(options.Measures))
            {
                cancellationToken.ThrowIfCancellationRequested();
                editor.Generate(editor.Edit(edit));
                figures.AddWritten(edit, messages, editor.WrittenFiles);
            }
        }
    }

    private void Report(IReadOnlyList<GeneratorUnderTest> generators, FigureSet figures, CompilerOptions options)
    {
        var tables = new CompilerTables(figures, output);
        foreach (var messages in options.Sizes)
        {
            tables.PrintGenerators(generators, messages);
        }

        if (options.Measures(CompilerOptions.Analyzers))
        {
            tables.PrintAnalyzers(options.Sizes[^1]);
        }

        GoalTable.Print("Goals, compiler", CompilerGoals.All, SampleGroup.DoublePrices, figures, output);
        if (options.Quick)
        {
            output.WriteLine();
            output.WriteLine(QuickWarning);
        }
    }
}
