using System.Collections.Immutable;
using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Compiler.Analysis;

/// <summary>What our rules take of a whole analysis, as the compiler's own telemetry has it.</summary>
internal sealed class AnalyzerTimes
{
    private readonly SortedDictionary<string, List<double>> _byAnalyzer = new(StringComparer.Ordinal);
    private readonly List<double> _together = [];

    /// <summary>Milliseconds of each rule, one value per analysis.</summary>
    public IEnumerable<(string Rule, double[] Milliseconds)> ByAnalyzer => _byAnalyzer.Select(static pair => (pair.Key, pair.Value.ToArray()));

    /// <summary>Milliseconds of all rules together.</summary>
    public double[] Together => [.. _together];

    /// <summary>Analyses a project with what was generated for it, each time as a new compilation.</summary>
    /// <param name="generator">Whose analyzers are run.</param>
    /// <param name="messages">How many messages the project has.</param>
    /// <param name="rounds">How often; one more goes before.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="CompilerException">An analyzer found something in valid code, or failed.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static AnalyzerTimes Measure(GeneratorUnderTest generator, int messages, int rounds, CancellationToken cancellationToken)
    {
        var project = new CompiledProject(generator, messages);
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _, cancellationToken);
        var times = new AnalyzerTimes();
        for (var round = 0; round <= rounds; round++)
        {
            var telemetry = Analyze(generator, output.Clone(), cancellationToken);
            if (round > 0)
            {
                times.Add(telemetry);
            }
        }

        return times;
    }

    private static Dictionary<string, double> Analyze(GeneratorUnderTest generator, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. generator.CreateAnalyzers()];
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(cancellationToken).GetAwaiter().GetResult();
        return analysis.GetAllDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning) is { } found
            ? throw new CompilerException($"{generator.Title} finds fault with the project: {found}")
            : analyzers.ToDictionary(NameOf, analyzer => analysis.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds);
    }

    private static string NameOf(DiagnosticAnalyzer analyzer) => string.Join('+', analyzer.SupportedDiagnostics.Select(static rule => rule.Id).Distinct());

    private void Add(Dictionary<string, double> telemetry)
    {
        foreach (var (name, milliseconds) in telemetry)
        {
            if (!_byAnalyzer.TryGetValue(name, out var values))
            {
                _byAnalyzer.Add(name, values = []);
            }

            values.Add(milliseconds);
        }

        _together.Add(telemetry.Values.Sum());
    }
}
