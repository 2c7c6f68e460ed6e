using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Adds <c>[Tier]</c>, with the tier that the message's channels carry first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MessageNeedsTierFix() : RuleFix(MessageNeedsTierAnalyzer.Id)
{
    private static readonly ImmutableArray<Tier> AllTiers = [Tier.UltraHft, Tier.Fast, Tier.Tactical, Tier.Strategic];

    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || request.Model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || request.Contract.Message(type) is not { } message
            || AttributeIn(declaration, message, cancellationToken) is not { } before)
        {
            yield break;
        }

        var position = before.SpanStart;
        var attribute = SymbolNames.AttributeNameAt(KnownNames.Tier, request.Model, position);
        foreach (var tier in MessageNeedsTierAnalyzer.TiersOfChannels(request.Contract, message).Concat(AllTiers).Distinct())
        {
            yield return new ProposedFix(
                $"Add [Tier(Tier.{tier})]",
                $"{MessageNeedsTierAnalyzer.Id}.{tier}",
                [new Edit(request.Document.Id, new TextSpan(position, 0), $"{attribute}({tier.NameAt(request.Model, position)}), ")]);
        }
    }

    // The one that makes the record a message; the tier goes before it, as in [Tier(…), RoutesTo<…>].
    private static SyntaxNode? AttributeIn(TypeDeclarationSyntax declaration, MessageSymbol message, CancellationToken cancellationToken) =>
        message.Routes.Select(static r => r.Attribute)
            .Append(message.Type.Attribute(KnownNames.Emergency))
            .Select(a => a?.ApplicationSyntaxReference?.GetSyntax(cancellationToken))
            .FirstOrDefault(s => s is not null && declaration.Contains(s));
}
