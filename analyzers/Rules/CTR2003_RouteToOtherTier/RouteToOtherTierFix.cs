using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Routes;
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
            || argument.SyntaxTree.WrittenIn(request.Document.Project) is not { } document
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

        var declaration = list.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return RouteRemoval.RoutesOf(request).Count(r => r.FirstAncestorOrSelf<TypeDeclarationSyntax>() == declaration) >= message.Routes.Length && !message.IsEmergency
            ? null
            : new ProposedFix("Drop the route", $"{RouteToOtherTierAnalyzer.Id}.Route", [RouteRemoval.From(request, list)]);
    }
}
