using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>A file of generated code.</summary>
/// <param name="HintName">What the compiler calls it.</param>
/// <param name="Content">What stands in it.</param>
internal sealed record GeneratedFile(string HintName, string Content)
{
    /// <summary>The content as the compiler takes it.</summary>
    public SourceText Text => SourceText.From(Content, Encoding.UTF8);
}
