using Benchmarks.Compiler.Projects;
using Benchmarks.Measuring;
using Microsoft.CodeAnalysis.CSharp;

namespace Benchmarks.Compiler.Lanes;

/// <summary>A generator that sees a project again after an edit.</summary>
/// <param name="name">What the lane is called.</param>
/// <param name="editor">Where the project is edited.</param>
/// <param name="kind">The edit, one of <see cref="Edits"/>.</param>
internal sealed class EditLane(string name, Editor editor, string kind) : Lane(name)
{
    private CSharpCompilation? _edited;

    /// <inheritdoc/>
    public override void Prepare() => _edited = editor.Edit(kind);

    /// <inheritdoc/>
    public override void Run(int operations) => editor.Generate(_edited!);

    /// <inheritdoc/>
    public override void CleanUp() => _edited = null;
}
