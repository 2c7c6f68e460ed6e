using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Attributes;

/// <summary>Writes an attribute to an agent, wherever in the solution it is declared.</summary>
internal static class AgentAttributes
{
    /// <summary>
    /// The edit that adds one attribute for each type that a metadata name names: after the last of their kind, or in a list of their own.
    /// <see langword="null"/> where there is no place or no name for them.
    /// </summary>
    public static async Task<Edit?> AddAsync(
        FixRequest request, AgentSymbol agent, ImmutableArray<AgentLink> ofTheKind, string attribute, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        if (agent.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax mark
            || ofTheKind.LastOrDefault() is var last
            && (last?.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax ?? mark) is var neighbour
            && neighbour.SyntaxTree.WrittenIn(request.Document.Project.Solution) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        // An agent of another project may not know the types.
        var attributes = arguments
            .Select(model.Compilation.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>()
            .Select(a => SymbolNames.AttributeNameAt(attribute, model, neighbour.SpanStart, a))
            .ToArray();
        if (attributes.Length == 0)
        {
            return null;
        }

        var style = new SourceStyle(await document.GetTextAsync(cancellationToken).ConfigureAwait(false));
        return last is null ? AsList(document, style, mark, attributes) : Beside(document, neighbour, attributes);
    }

    private static Edit Beside(Document document, AttributeSyntax last, IEnumerable<string> attributes) =>
        new(document.Id, new TextSpan(last.Span.End, 0), string.Concat(attributes.Select(static a => $", {a}")));

    private static Edit AsList(Document document, SourceStyle style, AttributeSyntax mark, IEnumerable<string> attributes)
    {
        var lists = mark.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.AttributeLists;
        var indentation = style.IndentationAt(lists[0].SpanStart);
        return new Edit(document.Id, new TextSpan(lists[lists.Count - 1].Span.End, 0), $"{style.NewLine}{indentation}[{string.Join(", ", attributes)}]");
    }
}
