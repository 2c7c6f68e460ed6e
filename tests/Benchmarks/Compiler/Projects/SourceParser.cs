using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>Parses the files of projects in memory.</summary>
internal static class SourceParser
{
    // Generated code asks which framework it is compiled for.
    /// <summary>As a project for .NET 10 is parsed.</summary>
    public static CSharpParseOptions Options { get; } = new(
        LanguageVersion.CSharp14, preprocessorSymbols: ["NET", .. Enumerable.Range(5, 6).Select(static version => $"NET{version}_0_OR_GREATER")]);

    /// <summary>Parses a whole file.</summary>
    public static SyntaxTree Parse(SourceFile file)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), Options, file.Path);
        _ = tree.GetRoot();
        return tree;
    }
}
