using System.Collections.Immutable;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Tests.Harness;

/// <summary>A user's project, before the generator has seen it.</summary>
public sealed record TestProject
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentContracts;
        global using AgentContracts.Validation;
        """;

    public string Name { get; init; } = "Acme";

    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public bool Nullable { get; init; } = true;

    public bool Documented { get; init; }

    public static TestProject Of(params string[] sources) => new()
    {
        Files = [("Usings.cs", Usings), .. sources.Select((text, i) => ($"File{i}.cs", text))],
    };

    public TestProject Referencing(params GeneratorRun[] projects) => this with { References = [.. References, .. projects.Select(p => p.Reference)] };

    public CSharpParseOptions ParseOptions => new(Language, Documented ? DocumentationMode.Diagnose : DocumentationMode.Parse);

    public CSharpCompilation Compile()
    {
        var start = Name == Framework.AssemblyName && References.IsEmpty ? Framework : Create(Name, References);
        return start
            .WithOptions(start.Options.WithNullableContextOptions(Nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable))
            .AddSyntaxTrees(Files.Select(f => Parse(f.Path, f.Text)));
    }

    // Compilations that grow out of one share what was read of its references.
    private static readonly MetadataReference Contracts = MetadataReference.CreateFromFile(typeof(TierAttribute).Assembly.Location);

    private static readonly CSharpCompilation Framework = Create("Acme", []);

    private static CSharpCompilation Create(string name, IEnumerable<MetadataReference> references) => CSharpCompilation.Create(
        name,
        references: [.. Net100.References.All, Contracts, .. references],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, deterministic: true));

    public SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);
}
