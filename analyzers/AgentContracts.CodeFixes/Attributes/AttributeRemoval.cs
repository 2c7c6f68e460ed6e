using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Attributes;

/// <summary>Takes attributes away.</summary>
internal static class AttributeRemoval
{
    /// <summary>
    /// The edit that takes away the attribute that the diagnostic stands on, together with what the other diagnostics stand on in the same list: two edits
    /// of one list would disagree about its commas.
    /// </summary>
    public static Edit? EditOf(FixRequest request, IEnumerable<Diagnostic> together)
    {
        if (AttributeAt(request, request.Diagnostic) is not { Parent: AttributeListSyntax list })
        {
            return null;
        }

        var removed = together.Select(d => AttributeAt(request, d)).OfType<AttributeSyntax>().Where(a => a.Parent == list).Distinct().ToArray();
        return removed.Length == list.Attributes.Count
            ? new Edit(request.Document.Id, SpanOf(list), "")
            : new Edit(request.Document.Id, list.Span, list.RemoveNodes(removed, SyntaxRemoveOptions.KeepNoTrivia)!.ToString());
    }

    private static AttributeSyntax? AttributeAt(FixRequest request, Diagnostic diagnostic) =>
        request.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeSyntax>();

    // The line as well, unless a comment stands on it.
    private static TextSpan SpanOf(AttributeListSyntax list)
    {
        var next = list.CloseBracketToken.GetNextToken();
        var isBlank = list.CloseBracketToken.TrailingTrivia.Concat(next.LeadingTrivia).All(static t => string.IsNullOrWhiteSpace(t.ToFullString()));
        return isBlank ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span;
    }
}
