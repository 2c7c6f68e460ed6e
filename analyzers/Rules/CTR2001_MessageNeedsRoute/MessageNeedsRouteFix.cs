using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Adds <c>[RoutesTo]</c> with one of the channels that may carry the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MessageNeedsRouteFix() : RuleFix(MessageNeedsRouteAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || request.Model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || request.Contract.Message(type) is not { TierAttribute: { } tier } message
            || tier.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not { } after)
        {
            yield break;
        }

        foreach (var channel in MessageNeedsRouteAnalyzer.FittingChannels(request.Contract, message.Tier))
        {
            var attribute = SymbolNames.AttributeNameAt(KnownNames.RoutesTo1, request.Model, after.SpanStart, channel.Type);
            yield return new ProposedFix(
                $"Add [RoutesTo<{channel.Type.Name}>]",
                $"{MessageNeedsRouteAnalyzer.Id}.{channel.Type.FullMetadataName()}",
                [new Edit(request.Document.Id, new TextSpan(after.Span.End, 0), $", {attribute}")]);
        }
    }
}
