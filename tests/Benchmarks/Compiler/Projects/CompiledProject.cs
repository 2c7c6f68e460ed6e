using System.Text;
using Basic.Reference.Assemblies;
using Benchmarks.Compiler.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>A project in memory, as one generator sees it.</summary>
/// <param name="generator">The generator.</param>
/// <param name="messages">How many records it has.</param>
internal sealed class CompiledProject(GeneratorUnderTest generator, int messages)
{
    // What was read of the references is kept from one compilation to the next, as an editor keeps it.
    private readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Acme",
        references: [.. Net100.References.All, .. generator.References.Select(static path => MetadataReference.CreateFromFile(path))],
        options: new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));

    private readonly IReadOnlyList<SourceFile> _files = generator.Source.Files(messages);

    /// <summary>Parses everything anew.</summary>
    public CSharpCompilation Compile() => _empty.AddSyntaxTrees(_files.Select(SourceParser.Parse));

    /// <summary>The compilation with another file in place of the one of its path.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, SourceFile file)
    {
        var before = compilation.SyntaxTrees.Single(tree => tree.FilePath == file.Path);
        return compilation.ReplaceSyntaxTree(before, before.WithChangedText(SourceText.From(file.Text, Encoding.UTF8)));
    }

    /// <summary>A new driver of the generator.</summary>
    /// <param name="tracked">Whether it tells which outputs it wrote anew.</param>
    public GeneratorDriver CreateDriver(bool tracked = false) => CSharpGeneratorDriver.Create(
        generator.Create(), parseOptions: SourceParser.Options, driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));
}
