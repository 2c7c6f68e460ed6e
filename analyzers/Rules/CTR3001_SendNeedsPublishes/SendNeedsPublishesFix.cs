using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Attributes;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Adds <c>[Publishes]</c> to the agent, wherever in the solution it is declared.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SendNeedsPublishesFix() : RuleFix(SendNeedsPublishesAnalyzer.Id)
{
    private protected override async Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        request.Type(request.Diagnostic, SendNeedsPublishesAnalyzer.AgentProperty) is { } type
        && request.Type(request.Diagnostic, SendNeedsPublishesAnalyzer.MessageProperty) is { } message
        && request.Contract.Agent(type) is { } agent
        && await AgentAttributes.AddAsync(request, agent, agent.Publishes, KnownNames.Publishes, MessagesOf(request, type), cancellationToken).ConfigureAwait(false) is { } edit
            ? [new ProposedFix($"Add [Publishes<{message.Name}>] to {type.Name}", SendNeedsPublishesAnalyzer.Id, [edit])]
            : [];

    // Everything that the agent sends in this document goes into one edit, so that it stands in one list.
    private static IEnumerable<INamedTypeSymbol> MessagesOf(FixRequest request, INamedTypeSymbol agent) =>
        request.Together
            .Where(d => SymbolEqualityComparer.Default.Equals(request.Type(d, SendNeedsPublishesAnalyzer.AgentProperty), agent))
            .Select(d => request.Type(d, SendNeedsPublishesAnalyzer.MessageProperty))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
