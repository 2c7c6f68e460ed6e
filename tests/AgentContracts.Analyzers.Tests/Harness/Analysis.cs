using System.Collections.Immutable;
using AgentContracts.Generators;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>All rules over one compilation with the generator on, as a build runs them.</summary>
internal sealed class Analysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. Catalog.Analyzers];

    private Analysis(Compilation compilation, ImmutableArray<Diagnostic> diagnostics)
    {
        Compilation = compilation;
        Diagnostics = diagnostics;
    }

    /// <summary>The compilation with the generated code.</summary>
    public Compilation Compilation { get; }

    /// <summary>What our rules report, suppressed diagnostics left out.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The ids that our rules report, in source order.</summary>
    public IEnumerable<string> Ids => Diagnostics.OrderBy(static d => d.Location.SourceTree?.FilePath).ThenBy(static d => d.Location.SourceSpan.Start).Select(static d => d.Id);

    /// <summary>The compiler's errors in generated code.</summary>
    public IEnumerable<Diagnostic> GeneratedErrors =>
        Compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    /// <summary>The compiler's errors at declarations, after which a build runs no analyzer.</summary>
    public IEnumerable<Diagnostic> DeclarationErrors => Compilation.GetDeclarationDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error);

    public static async Task<Analysis> RunAsync(IEnumerable<string> sources, string? editorConfig = null, OutputKind output = OutputKind.DynamicallyLinkedLibrary, string prelude = Surroundings.Prelude)
    {
        var compilation = Generate(sources.Prepend(prelude));
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(output));
        var options = new AnalyzerOptions([]);
        if (editorConfig is not null)
        {
            var set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(SourceText.From(editorConfig), "/.editorconfig")));
            compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfigSeverities(set)));
        }

        var withAnalyzers = compilation.WithAnalyzers(Analyzers, options);
        var diagnostics = await withAnalyzers.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new Analysis(compilation, [.. diagnostics.Where(static d => !d.IsSuppressed)]);
    }

    /// <summary>A compiled assembly with a manifest, for others to reference.</summary>
    public static MetadataReference Reference(string assembly, params string[] sources)
    {
        var compilation = Generate(sources, assembly);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private static Compilation Generate(IEnumerable<string> sources, string assembly = "Desk")
    {
        var trees = sources.Select((s, i) => CSharpSyntaxTree.ParseText(s, Surroundings.ParseOptions, $"/desk/File{i:00}.cs", cancellationToken: TestContext.Current.CancellationToken));
        var compilation = CSharpCompilation.Create(assembly, trees, Surroundings.References, Surroundings.CompilationOptions);
        CSharpGeneratorDriver.Create([new ContractsGenerator().AsSourceGenerator()], parseOptions: Surroundings.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }
}
