using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>
/// A rule and its fix over source with markup, with the generator on and what it writes in the project, as in an editor: any compiler error that is not expected fails the test, in the code as written and in
/// the fixed code. The base class also checks that <c>#pragma</c> silences what is expected and that nothing is reported in generated code.
/// </summary>
internal sealed class RuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private RuleTest(string source)
    {
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        TestState.Sources.Add(source);
        TestState.Sources.Add(("Prelude.cs", Surroundings.Prelude));
        TestState.AdditionalReferences.AddRange(Surroundings.References);
        SolutionTransforms.Add(static (s, _) => s.ProjectIds.Aggregate(s, static (changed, p) => changed.AddAnalyzerReference(p, GeneratorReference.Instance)));

        // What needs the whole project to be found is fixed from the error list and by `dotnet format`.
        if (new TAnalyzer().SupportedDiagnostics.Any(static d => d.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)))
        {
            CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        }
    }

    /// <summary>The code reports what its markup says, and what is given beside it.</summary>
    public static Task ReportsAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<TAnalyzer, TFix>(source);
        test.ExpectedDiagnostics.AddRange(expected);
        return RunAsync(test);
    }

    /// <summary>The same over several files and referenced assemblies.</summary>
    public static Task ReportsAsync(string[] sources, params MetadataReference[] references) => ReportsAsync(sources, references, []);

    /// <summary>The same, with what is reported beside the markup.</summary>
    public static Task ReportsAsync(string[] sources, MetadataReference[] references, params DiagnosticResult[] expected)
    {
        var test = new RuleTest<TAnalyzer, TFix>(sources[0]);
        foreach (var source in sources.Skip(1))
        {
            test.TestState.Sources.Add(source);
        }

        test.TestState.AdditionalReferences.AddRange(references);
        test.ExpectedDiagnostics.AddRange(expected);
        return RunAsync(test);
    }

    /// <summary>The code is a program and reports what its markup says.</summary>
    public static Task ReportsInProgramAsync(string source) =>
        RunAsync(new RuleTest<TAnalyzer, TFix>(source) { TestState = { OutputKind = OutputKind.ConsoleApplication } });

    /// <summary>The code reports what its markup says, and the fix of this key turns it into the fixed code, one after the other and all at once.</summary>
    public static Task FixesAsync(string source, string fixedSource, string? key = null, int iterations = 1) =>
        FixesAsync([source], [fixedSource], key, iterations);

    /// <summary>The same over several files, of which that many must be fixed one by one.</summary>
    public static Task FixesAsync(string[] sources, string[] fixedSources, string? key = null, int iterations = 1, int documents = 1)
    {
        var test = new RuleTest<TAnalyzer, TFix>(sources[0])
        {
            CodeActionEquivalenceKey = key,
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = 1,
            NumberOfFixAllInDocumentIterations = documents,
        };
        foreach (var source in sources.Skip(1))
        {
            test.TestState.Sources.Add(source);
        }

        test.FixedState.Sources.Add(fixedSources[0]);
        test.FixedState.Sources.Add(("Prelude.cs", Surroundings.Prelude));
        foreach (var source in fixedSources.Skip(1))
        {
            test.FixedState.Sources.Add(source);
        }

        return RunAsync(test);
    }

    /// <summary>The same where the fix changes a project that the code references; both reference an assembly.</summary>
    public static Task FixesAcrossProjectsAsync(string project, string referenced, string fixedReferenced, string source, string fixedSource, MetadataReference reference)
    {
        // The base class looks at one project when it fixes all.
        var test = new RuleTest<TAnalyzer, TFix>(source) { CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck };
        test.FixedState.Sources.Add(fixedSource);
        test.FixedState.Sources.Add(("Prelude.cs", Surroundings.Prelude));
        foreach (var (state, code) in new[] { (test.TestState, referenced), (test.FixedState, fixedReferenced) })
        {
            state.AdditionalReferences.Add(reference);
            state.AdditionalProjects[project].Sources.Add(code);
            state.AdditionalProjects[project].AdditionalReferences.AddRange([.. Surroundings.References, reference]);
            state.AdditionalProjectReferences.Add(project);
        }

        test.FixedState.AdditionalReferences.AddRange(Surroundings.References);
        return RunAsync(test);
    }

    /// <summary>The code reports what its markup says, and no fix is offered.</summary>
    public static Task HasNoFixAsync(string source, string? key = null)
    {
        var test = new RuleTest<TAnalyzer, TFix>(source) { CodeActionEquivalenceKey = key };
        test.FixedState.Sources.Add(source);
        test.FixedState.Sources.Add(("Prelude.cs", Surroundings.Prelude));
        return RunAsync(test);
    }


    protected override ParseOptions CreateParseOptions() => Surroundings.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => Surroundings.CompilationOptions;

    private static Task RunAsync(RuleTest<TAnalyzer, TFix> test) => test.RunAsync(TestContext.Current.CancellationToken);
}
