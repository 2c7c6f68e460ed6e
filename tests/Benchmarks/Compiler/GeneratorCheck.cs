using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Compiler;

/// <summary>Makes sure that a generator does its work before its time is taken.</summary>
internal static class GeneratorCheck
{
    /// <summary>Runs the generator over a small project, and compiles what comes out of it.</summary>
    /// <exception cref="CompilerException">The generator failed, wrote nothing for some records, or wrote what does not compile.</exception>
    public static void Run(GeneratorUnderTest generator, int messages, CancellationToken cancellationToken)
    {
        var project = new CompiledProject(generator, messages);
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _, cancellationToken);
        if (driver.GetRunResult().Results.Select(static result => result.Exception).OfType<Exception>().FirstOrDefault() is { } exception)
        {
            throw new CompilerException($"The generator of {generator.Title} failed: {exception.Message}");
        }

        if (output.GetDiagnostics(cancellationToken).FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new CompilerException($"What the generator of {generator.Title} wrote does not compile: {error}");
        }

        var written = string.Concat(driver.GetRunResult().GeneratedTrees.Select(static tree => tree.ToString()));
        for (var i = 0; i < messages; i++)
        {
            if (!written.Contains(ProjectSource.Name(i / ProjectSource.PerFile, i % ProjectSource.PerFile), StringComparison.Ordinal))
            {
                throw new CompilerException($"The generator of {generator.Title} wrote nothing for message {i}.");
            }
        }
    }
}
