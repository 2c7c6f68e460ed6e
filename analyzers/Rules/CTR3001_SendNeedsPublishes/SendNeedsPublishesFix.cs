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
        && await AgentAttributes.AddAsync(request, agent, agent.Publishes, KnownNames.Publishes, MessagesOf(request), cancellationToken).ConfigureAwait(false) is { } edit
            ? [new ProposedFix($"Add [Publishes<{message.Name}>] to {type.Name}", SendNeedsPublishesAnalyzer.Id, [edit])]
            : [];

    // Everything that the agent sends, wherever, goes into one edit, so that it stands in one list.
    private static IEnumerable<string> MessagesOf(FixRequest request) =>
        request.Everywhere
            .Where(d => AgentOf(d) == AgentOf(request.Diagnostic))
            .Select(static d => d.Properties[SendNeedsPublishesAnalyzer.MessageProperty])
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    // Two projects may each have an agent of this name.
    private static (string?, string?) AgentOf(Diagnostic diagnostic) =>
        (diagnostic.Properties[SendNeedsPublishesAnalyzer.AgentProperty], diagnostic.Properties[SendNeedsPublishesAnalyzer.AssemblyProperty]);
}
