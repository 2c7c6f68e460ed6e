using Benchmarks.Compiler.Generators;
using Benchmarks.Compiler.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Compiler.Lanes;

/// <summary>A project that is open: what the driver remembers goes on from edit to edit.</summary>
/// <param name="generator">The generator.</param>
/// <param name="messages">How many records the project has.</param>
/// <param name="tracked">Whether it tells which outputs were written anew.</param>
internal sealed class Editor(GeneratorUnderTest generator, int messages, bool tracked = false)
{
    private readonly CompiledProject _project = new(generator, messages);
    private CSharpCompilation? _compilation;
    private GeneratorDriver? _driver;
    private int _edits;

    /// <summary>The project after one more edit.</summary>
    /// <param name="kind">One of <see cref="Edits"/>.</param>
    public CSharpCompilation Edit(string kind)
    {
        if (_compilation is null)
        {
            Generate(_project.Compile());
        }

        return CompiledProject.Edit(_compilation!, Edits.File(kind, generator.Source, messages, ++_edits));
    }

    /// <summary>Runs the generator.</summary>
    public void Generate(CSharpCompilation edited)
    {
        _driver = (_driver ?? _project.CreateDriver(tracked)).RunGenerators(edited);
        _compilation = edited;
    }

    /// <summary>How many files the generator wrote anew, where that is tracked.</summary>
    public int WrittenFiles => _driver!.GetRunResult().Results
        .SelectMany(static result => result.TrackedOutputSteps)
        .SelectMany(static step => step.Value)
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);
}
