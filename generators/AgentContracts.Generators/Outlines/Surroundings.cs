using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Outlines;

/// <summary>What a type means beyond its source: the references, and how the compiler reads the source.</summary>
/// <param name="References">The references, equal while they are the same objects.</param>
/// <param name="Options">The options that change a meaning.</param>
internal sealed record Surroundings(ImmutableArray<MetadataReference> References, (string? Assembly, NullableContextOptions Nullable, LanguageVersion Language, bool IsChecked) Options)
{
    public static IncrementalValueProvider<Surroundings> Of(IncrementalGeneratorInitializationContext context) =>
        context.MetadataReferencesProvider.Collect()
            .Combine(context.CompilationProvider.Select(static (compilation, _) => OptionsOf((CSharpCompilation)compilation)))
            .Select(static (both, _) => new Surroundings(both.Left, both.Right));

    private static (string? Assembly, NullableContextOptions Nullable, LanguageVersion Language, bool IsChecked) OptionsOf(CSharpCompilation compilation) =>
        (compilation.AssemblyName, compilation.Options.NullableContextOptions, compilation.LanguageVersion, compilation.Options.CheckOverflow);
}
