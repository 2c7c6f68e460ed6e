using System.Globalization;
using Benchmarks.Compiler.Generators;
using Benchmarks.Figures;
using Benchmarks.Report;
using Benchmarks.Suites;

namespace Benchmarks.Compiler;

/// <summary>What was measured, for people.</summary>
/// <param name="figures">The figures.</param>
/// <param name="output">Gets the tables.</param>
internal sealed class CompilerTables(FigureSet figures, TextWriter output)
{
    /// <summary>Prints milliseconds and ratios of the generators with projects of one size.</summary>
    public void PrintGenerators(IReadOnlyList<GeneratorUnderTest> generators, int messages)
    {
        var table = new TextTable(
        [
            string.Create(CultureInfo.InvariantCulture, $"{messages:N0} messages"),
            .. generators.Select(static generator => $"{generator.Title} ms"),
            .. Peers(generators).Select(static peer => $"/ {peer.Title}"),
        ]);
        foreach (var what in (string[])[.. CompilerOptions.Everything, CompilerOptions.Build + ".added"])
        {
            string[] cells =
            [
                .. generators.Select(generator => NumberText.Of(figures.Find(CompilerFigures.Milliseconds(what, generator.Name, messages)))),
                .. Peers(generators).Select(peer => NumberText.Of(figures.Find($"{what}/{CompilerFigures.Series(peer.Name, messages)}"))),
            ];
            if (cells.Any(static cell => cell != "-"))
            {
                table.Add([what, .. cells]);
            }
        }

        output.WriteLine();
        table.Print(output);
    }

    /// <summary>Prints what each rule takes.</summary>
    public void PrintAnalyzers(int messages)
    {
        var end = "/" + messages.ToString(CultureInfo.InvariantCulture);
        var start = CompilerOptions.Analyzers + ".ms/";
        var rules = figures.All
            .Where(figure => figure.Name.StartsWith(start, StringComparison.Ordinal) && figure.Name.EndsWith(end, StringComparison.Ordinal))
            .OrderByDescending(static figure => figure.Estimate.Value)
            .Select(figure => figure.Name[start.Length..^end.Length]);
        var table = new TextTable(string.Create(CultureInfo.InvariantCulture, $"Rules, {messages:N0} messages"), "ms", "share");
        foreach (var rule in rules)
        {
            table.Add(
                rule,
                NumberText.Of(figures.Find(CompilerFigures.Milliseconds(CompilerOptions.Analyzers, rule, messages))),
                NumberText.Of(figures.Find($"{CompilerOptions.Analyzers}.share/{CompilerFigures.Series(rule, messages)}")));
        }

        output.WriteLine();
        table.Print(output);
    }

    private static IEnumerable<GeneratorUnderTest> Peers(IReadOnlyList<GeneratorUnderTest> generators) => generators.Where(static generator => generator.Name != Peer.None);
}
