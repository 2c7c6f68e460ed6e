using System.Reflection;
using Benchmarks.Compiler.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Benchmarks.Compiler.Generators;

/// <summary>A generator, from the file that a user's compiler loads.</summary>
/// <param name="Name">What it is called in the names of figures.</param>
/// <param name="Title">What it is called otherwise.</param>
/// <param name="Source">The project that is compiled with it.</param>
/// <param name="Files">The assemblies that the compiler loads.</param>
/// <param name="References">The assemblies that the project refers to.</param>
internal sealed record GeneratorUnderTest(string Name, string Title, ProjectSource Source, IReadOnlyList<string> Files, IReadOnlyList<string> References)
{
    private readonly Lazy<Type[]> _types = new(() => [.. Files.SelectMany(static file => Assembly.LoadFrom(file).GetTypes()).Where(static type => type is { IsClass: true, IsAbstract: false })]);

    /// <summary>New instances of the generators in the files.</summary>
    public IEnumerable<ISourceGenerator> Create() =>
        from type in _types.Value
        where type.GetCustomAttribute<GeneratorAttribute>() is not null
        let generator = Activator.CreateInstance(type)!
        select generator as ISourceGenerator ?? ((IIncrementalGenerator)generator).AsSourceGenerator();

    /// <summary>New instances of the analyzers in the files.</summary>
    public IEnumerable<DiagnosticAnalyzer> CreateAnalyzers() =>
        from type in _types.Value
        where type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null
        orderby type.Name
        select (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
}
