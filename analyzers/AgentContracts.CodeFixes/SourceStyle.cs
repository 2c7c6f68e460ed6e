using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes;

/// <summary>How the author of a file writes: line ends and indentation, as new lines must have them.</summary>
internal sealed class SourceStyle(SourceText text)
{
    /// <summary>The line end.</summary>
    public string NewLine { get; } = text.Lines.Count > 1 ? text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) : "\n";

    /// <summary>One step of indentation.</summary>
    public string Step { get; } = text.Lines.Any(l => l.End > l.Start && text[l.Start] == '\t') ? "\t" : "    ";

    /// <summary>The white space before the first character of the line that a position is on.</summary>
    public string IndentationAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>The indentation of a declaration's members.</summary>
    public string IndentationOfMembers(TypeDeclarationSyntax declaration) => IndentationAt(declaration.Keyword.SpanStart) + Step;

    /// <summary>The text of the file.</summary>
    public SourceText Text => text;
}
