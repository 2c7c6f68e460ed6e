using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Emit;

/// <summary>A file of generated code.</summary>
/// <param name="HintName">What the compiler calls it.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record GeneratedFile(string HintName, SourceText Text)
{
    /// <summary>A file of one piece.</summary>
    public GeneratedFile(string hintName, string content) : this(hintName, SourceText.From(content, System.Text.Encoding.UTF8, SourceHashAlgorithm.Sha256))
    {
    }
}
