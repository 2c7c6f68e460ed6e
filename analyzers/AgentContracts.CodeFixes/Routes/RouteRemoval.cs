using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Routes;

/// <summary>Takes routes out of <c>[RoutesTo]</c>.</summary>
internal static class RouteRemoval
{
    /// <summary>The nodes at all the diagnostics that are fixed together.</summary>
    public static SyntaxNode[] RoutesOf(FixRequest request) =>
        [.. request.Together.Select(d => request.Root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true))];

    /// <summary>
    /// Takes the routes at the diagnostics out of an attribute list. All routes of the list that are dropped at once make one edit; a route that does not
    /// stand as a type argument, but behind an alias, takes its attribute along.
    /// </summary>
    public static Edit From(FixRequest request, AttributeListSyntax list)
    {
        var dropped = RoutesOf(request).Where(list.Contains).ToArray();
        var attributes = list.Attributes.Where(a => ArgumentsOf(a) is { } arguments ? arguments.All(dropped.Contains) : dropped.Any(a.Contains)).ToArray();
        return attributes.Length == list.Attributes.Count
            ? new Edit(request.Document.Id, SpanToRemove(list), "")
            : new Edit(request.Document.Id, list.Span, Without(list, [.. attributes, .. dropped.Where(r => !attributes.Any(a => a.Contains(r)))]));
    }

    private static SeparatedSyntaxList<TypeSyntax>? ArgumentsOf(AttributeSyntax attribute) =>
        attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments;

    private static string Without(AttributeListSyntax list, IEnumerable<SyntaxNode> nodes) =>
        list.RemoveNodes(nodes, SyntaxRemoveOptions.KeepNoTrivia)!.ToString();

    private static TextSpan SpanToRemove(AttributeListSyntax list)
    {
        var next = list.CloseBracketToken.GetNextToken();
        var isBlank = list.CloseBracketToken.TrailingTrivia.Concat(next.LeadingTrivia).All(static t => string.IsNullOrWhiteSpace(t.ToFullString()));
        return isBlank ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span;
    }
}
