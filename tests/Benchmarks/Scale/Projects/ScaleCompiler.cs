using Basic.Reference.Assemblies;
using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;
using Benchmarks.Hubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Scale.Projects;

/// <summary>Compiles projects with our generator, in memory, into a file each.</summary>
/// <param name="folder">The folder of the files.</param>
internal sealed class ScaleCompiler(string folder)
{
    private static readonly Type[] References = [typeof(AgentContracts.TierAttribute), typeof(ContractsBuilder), typeof(IServiceCollection), typeof(ServiceProvider), typeof(ScaleCompiler)];

    private readonly GeneratorUnderTest _generator = GeneratorCatalog.Build()[0];
    private readonly Dictionary<ScaleShape, string> _files = [];

    /// <summary>The assembly of a project; compiled once.</summary>
    /// <exception cref="RigException">It does not compile.</exception>
    public string Compile(ScaleShape shape, CancellationToken cancellationToken)
    {
        if (!_files.TryGetValue(shape, out var file))
        {
            _files.Add(shape, file = Path.Combine(folder, $"{shape.Types}-{shape.Channels}-{shape.Agents}.dll"));
            Emit(shape, file, cancellationToken);
        }

        return file;
    }

    private void Emit(ScaleShape shape, string file, CancellationToken cancellationToken)
    {
        var compilation = CSharpCompilation.Create(
            ScaleSource.Name,
            new ScaleSource(shape).Files().Select(SourceParser.Parse),
            [.. Net100.References.All, .. References.Select(static type => type.Assembly.Location).Distinct().Select(static path => MetadataReference.CreateFromFile(path))],
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        CSharpGeneratorDriver.Create(_generator.Create(), parseOptions: SourceParser.Options).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, cancellationToken);
        var emitted = output.Emit(file, cancellationToken: cancellationToken);
        if (!emitted.Success)
        {
            throw new RigException($"The project of {shape} does not compile: {emitted.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }
    }
}
