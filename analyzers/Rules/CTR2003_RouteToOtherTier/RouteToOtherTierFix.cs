using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Gives the message the tier of its channels, or takes away the route.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RouteToOtherTierFix() : RuleFix(RouteToOtherTierAnalyzer.Id)
{
    private protected override async Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || request.Model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || request.Contract.Message(type) is not { } message)
        {
            return [];
        }

        var tier = await ChangeTierAsync(request, message, cancellationToken).ConfigureAwait(false);
        return new[] { tier, DropRoute(request, message) }.OfType<ProposedFix>();
    }

    // Only where that is the end of it: with channels of several tiers the error would move from one route to another.
    private static async Task<ProposedFix?> ChangeTierAsync(FixRequest request, MessageSymbol message, CancellationToken cancellationToken)
    {
        if (MessageNeedsTierAnalyzer.TiersOfChannels(request.Contract, message).ToArray() is not [var tier]
            || message.TierAttribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: [var argument, ..] }
            || request.Document.Project.GetDocument(argument.SyntaxTree) is not { } document
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var expression = argument.Expression;
        return new ProposedFix(
            $"Change {message.Type.Name} to [Tier(Tier.{tier})]",
            $"{RouteToOtherTierAnalyzer.Id}.Tier",
            [new Edit(document.Id, expression.Span, tier.NameAt(model, expression.SpanStart))]);
    }

    private static ProposedFix? DropRoute(FixRequest request, MessageSymbol message)
    {
        if (request.Node.FirstAncestorOrSelf<AttributeListSyntax>() is not { } list)
        {
            return null;
        }

        // All routes of the list that are dropped at once make one edit; a route that does not stand as a type argument, but behind an alias, takes its attribute along.
        var declaration = list.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var routes = request.Together.Select(d => request.Root.FindNode(d.Location.SourceSpan, getInnermostNodeForTie: true)).ToArray();
        if (routes.Count(r => r.FirstAncestorOrSelf<TypeDeclarationSyntax>() == declaration) >= message.Routes.Length && !message.IsEmergency)
        {
            return null;
        }

        var dropped = routes.Where(list.Contains).ToArray();
        var attributes = list.Attributes.Where(a => ArgumentsOf(a) is { } arguments ? arguments.All(dropped.Contains) : dropped.Any(a.Contains)).ToArray();
        var edit = attributes.Length == list.Attributes.Count
            ? new Edit(request.Document.Id, SpanToRemove(list), "")
            : new Edit(request.Document.Id, list.Span, Without(list, [.. attributes, .. dropped.Where(r => !attributes.Any(a => a.Contains(r)))]));
        return new ProposedFix("Drop the route", $"{RouteToOtherTierAnalyzer.Id}.Route", [edit]);
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
