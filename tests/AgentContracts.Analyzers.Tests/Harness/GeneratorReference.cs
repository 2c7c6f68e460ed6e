using System.Collections.Immutable;
using AgentContracts.Generators;

namespace AgentContracts.Analyzers.Tests.Harness;

/// <summary>The generator as a project references it. What the base class of the tests runs itself, no fix sees.</summary>
internal sealed class GeneratorReference : AnalyzerReference
{
    public static readonly GeneratorReference Instance = new();

    // A workspace asks which reference a generator is of, and wants the same one each time.
    private readonly ImmutableArray<ISourceGenerator> _generators = [new ContractsGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => typeof(ContractsGenerator);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
}
