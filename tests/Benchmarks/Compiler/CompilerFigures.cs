using System.Globalization;
using Benchmarks.Compiler.Analysis;
using Benchmarks.Compiler.Builds;
using Benchmarks.Figures;
using Benchmarks.Measuring;
using Benchmarks.Statistics;
using Benchmarks.Suites;

namespace Benchmarks.Compiler;

/// <summary>Makes figures of what was measured.</summary>
/// <param name="rule">Says what is precise enough.</param>
internal sealed class CompilerFigures(StopRule rule)
{
    private const double NanosecondsPerMillisecond = 1e6;

    /// <summary>The figures so far.</summary>
    public FigureSet Figures { get; } = new();

    /// <summary>The end of a name: peer and messages.</summary>
    public static string Series(string peer, int messages) => string.Create(CultureInfo.InvariantCulture, $"{peer}/{messages}");

    /// <summary>The name of a figure in milliseconds.</summary>
    public static string Milliseconds(string what, string generator, int messages) => $"{what}.ms/{Series(generator, messages)}";

    /// <summary>Adds ratios, and milliseconds of each generator.</summary>
    public void Add(CompilerField field)
    {
        foreach (var comparison in field.Field.Comparisons)
        {
            Add($"{comparison.Operation}/{comparison.Peer}", comparison.Ratios());
        }

        foreach (var lane in field.Lanes)
        {
            Add(Milliseconds(field.What, lane.Generator, lane.Messages), [.. lane.Lane.Times.Select(static time => time / NanosecondsPerMillisecond)]);
        }
    }

    /// <summary>Adds how many files our generator wrote anew after an edit.</summary>
    public void AddWritten(string edit, int messages, int files) => AddExact($"written.{edit}/{Series(Peer.None, messages)}", files);

    /// <summary>Adds milliseconds of each rule, and its share of what all take.</summary>
    public void Add(AnalyzerTimes times, int messages)
    {
        foreach (var (rule, milliseconds) in times.ByAnalyzer)
        {
            Add(Milliseconds(CompilerOptions.Analyzers, rule, messages), milliseconds);
            Add($"{CompilerOptions.Analyzers}.share/{Series(rule, messages)}", [.. milliseconds.Zip(times.Together, static (own, all) => own / all)]);
        }

        Add(Milliseconds(CompilerOptions.Analyzers, FigureName.All, messages), times.Together);
    }

    /// <summary>Adds what each generator adds to a build, and ours ÷ each peer's.</summary>
    public void Add(BuildTimes times, int messages)
    {
        var ours = times.Added(Peer.None);
        foreach (var generator in times.Generators)
        {
            var added = times.Added(generator);
            Add(Milliseconds(CompilerOptions.Build, generator, messages), times.With(generator));
            Add(Milliseconds(CompilerOptions.Build + ".added", generator, messages), added);
            if (generator != Peer.None)
            {
                Add($"{CompilerOptions.Build}/{Series(generator, messages)}", [.. ours.Zip(added, static (own, other) => own / other)]);
            }
        }
    }

    private void Add(string name, double[] values)
    {
        var estimate = Bootstrap.Median(values);
        Figures.Add(new(name, estimate, rule.IsResolved(estimate, values.Length)));
    }

    private void AddExact(string name, double value) => Figures.Add(new(name, Estimate.Exactly(value), true));
}
