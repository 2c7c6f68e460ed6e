using System.Collections.Immutable;
using System.Text;
using AgentContracts.Generators.Outlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Tests.Harness;

/// <summary>
/// One run of the generator over a project. Every run is made a second time after an unrelated edit, and every one fails where the generator threw or
/// spoke, where a step was not cached or where the second output differs, so that no test can forget to look.
/// </summary>
public sealed class GeneratorRun
{
    /// <summary>What keeps a compiler from following nulls through a generated file.</summary>
    public const string NullsUnfollowed = "#nullable disable warnings";

    /// <summary>What keeps a compiler from warning of anything in a generated file.</summary>
    public const string WarningsUnsaid = "#pragma warning disable\n";

    private readonly Lazy<byte[]> _image;

    private GeneratorRun(TestProject project, GeneratorDriver driver, Compilation output)
    {
        Project = project;
        Driver = driver;
        Output = output;
        Result = Assert.Single(driver.GetRunResult().Results);
        Sources = Result.GeneratedSources.ToImmutableSortedDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);
        _image = new Lazy<byte[]>(Emit);
    }

    public TestProject Project { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The project with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    public MetadataReference Reference => MetadataReference.CreateFromImage(_image.Value);

    public byte[] Image => _image.Value;

    /// <summary>Everything that the compiler warns of or refuses.</summary>
    public string Diagnostics => string.Join("\n", WarningsAndErrors.Select(Describe));

    /// <summary>What a user's build warns of or refuses.</summary>
    public string DiagnosticsOfBuild => string.Join("\n", Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).Select(Describe));

    public string DiagnosticsInGeneratedCode => string.Join("\n", WarningsAndErrors.Where(d => IsGenerated(d.Location)).Select(Describe));

    private IEnumerable<Diagnostic> WarningsAndErrors => WithNothingUnsaid().GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed);

    /// <summary>Runs over valid code: neither it nor what is generated may have a warning.</summary>
    public static GeneratorRun Of(params string[] sources) => Of(TestProject.Of(sources));

    /// <inheritdoc cref="Of(string[])"/>
    public static GeneratorRun Of(TestProject project)
    {
        var run = OfMistake(project);
        Assert.True(run.Diagnostics.Length == 0, run.Diagnostics);
        return run;
    }

    /// <summary>Runs over code that may have errors.</summary>
    public static GeneratorRun OfMistake(TestProject project)
    {
        var compilation = project.Compile();
        var driver = Create(project).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        var run = new GeneratorRun(project, driver, output);
        Assert.Empty(diagnostics);
        Assert.Null(run.Result.Exception);
        run.AssertCached(compilation);
        return run;
    }

    /// <summary>The same project after an edit, with what the driver remembers of this run.</summary>
    public GeneratorRun After(Func<string, string> edit)
    {
        var edited = Project with { Files = [.. Project.Files.Select(f => (f.Path, edit(f.Text)))] };
        Assert.NotEqual(Project.Files, edited.Files);

        var compilation = (CSharpCompilation)Project.Compile();
        var driver = Create(Project).RunGenerators(compilation);
        foreach (var (before, after) in compilation.SyntaxTrees.Zip(edited.Compile().SyntaxTrees))
        {
            if (before.ToString() != after.ToString())
            {
                compilation = compilation.ReplaceSyntaxTree(before, after);
            }
        }

        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var run = new GeneratorRun(edited, driver, output);
        run.AssertSameAs(Create(edited).RunGenerators(compilation));
        return run;
    }

    /// <summary>The metadata names of the types that were read anew, because something that they depend on is not as in the run before.</summary>
    public IEnumerable<string> ReadAgain => Result.TrackedSteps[TrackingNames.Candidates]
        .SelectMany(s => s.Outputs)
        .Where(o => o.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .Select(o => ((Candidate)o.Value).MetadataName)
        .Order(StringComparer.Ordinal);

    /// <summary>The steps of which any output is new or changed, compared with the run before.</summary>
    public ImmutableArray<string> ChangedSteps =>
    [
        .. TrackingNames.All.Where(name => Result.TrackedSteps.TryGetValue(name, out var steps)
            && steps.SelectMany(s => s.Outputs).Any(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))),
    ];

    /// <summary>How many files the run wrote anew.</summary>
    public int WrittenFiles => Result.TrackedOutputSteps
        .SelectMany(s => s.Value)
        .SelectMany(s => s.Outputs)
        .Count(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private bool IsGenerated(Location location) => location.SourceTree is { } tree && Project.Files.All(f => f.Path != tree.FilePath);

    private static CSharpGeneratorDriver Create(TestProject project) => CSharpGeneratorDriver.Create(
        [new ContractsGenerator().AsSourceGenerator()],
        parseOptions: project.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void AssertCached(Compilation compilation)
    {
        var edited = compilation.AddSyntaxTrees(Project.Parse("Unrelated.cs", "internal static class Unrelated { internal static int Number => 1; }"));
        var second = new GeneratorRun(Project, Driver.RunGenerators(edited), edited);
        Assert.Empty(second.ChangedSteps);
        Assert.Equal(0, second.WrittenFiles);
        Assert.Equal(Sources.Keys, second.Sources.Keys);
        Assert.All(Sources, s => Assert.Equal(s.Value, second.Sources[s.Key]));
    }

    // Whatever is remembered of the run before: what is written is what a driver writes that remembers nothing.
    private void AssertSameAs(GeneratorDriver fresh)
    {
        var expected = Assert.Single(fresh.GetRunResult().Results).GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Sources.Keys);
        Assert.All(expected, s => Assert.Equal(s.Value, Sources[s.Key]));
    }

    // A user's compiler neither follows nulls through what is generated nor warns of it; here it must find nothing.
    private Compilation WithNothingUnsaid() => Result.GeneratedSources.Select(s => s.SyntaxTree).Aggregate(Output, (compilation, tree) =>
        compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(NullsUnfollowed, "", StringComparison.Ordinal).Replace(WarningsUnsaid, "\n", StringComparison.Ordinal), Encoding.UTF8))));

    private byte[] Emit()
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return stream.ToArray();
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var line = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        return $"{diagnostic}\n    {line}";
    }
}
