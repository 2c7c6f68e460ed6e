using Benchmarks.Compiler.Projects;
using Benchmarks.Measuring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Compiler.Lanes;

/// <summary>A generator that sees a project for the first time.</summary>
/// <param name="name">What the lane is called.</param>
/// <param name="project">The project.</param>
internal sealed class ColdLane(string name, CompiledProject project) : Lane(name)
{
    private CSharpCompilation? _compilation;
    private GeneratorDriver? _driver;

    /// <inheritdoc/>
    public override void Prepare()
    {
        _compilation = project.Compile();
        _driver = project.CreateDriver();
    }

    /// <inheritdoc/>
    public override void Run(int operations) => _driver!.RunGenerators(_compilation!);

    /// <inheritdoc/>
    public override void CleanUp() => (_compilation, _driver) = (null, null);
}
