using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Attributes;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Subscribes the agent to a channel that carries the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HandlerForUnheardFix() : RuleFix(HandlerForUnheardAnalyzer.Id)
{
    private protected override async Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Type(request.Diagnostic, HandlerForUnheardAnalyzer.AgentProperty) is not { } type
            || request.Type(request.Diagnostic, HandlerForUnheardAnalyzer.MessageProperty) is not { } handled
            || request.Contract.Agent(type) is not { } agent
            || request.Contract.Message(handled) is not { } message
            || Reachability.Hears(request.Contract, agent, message))
        {
            return [];
        }

        var fixes = new List<ProposedFix>();
        foreach (var channel in Reachability.ChannelsOf(request.Contract, message))
        {
            if (await AgentAttributes.AddAsync(request, agent, agent.Subscriptions, KnownNames.Subscribes, [channel.Type.FullMetadataName()], cancellationToken).ConfigureAwait(false) is { } edit)
            {
                fixes.Add(new ProposedFix($"Add [Subscribes<{channel.Type.Name}>] to {type.Name}", $"{HandlerForUnheardAnalyzer.Id}.{channel.Type.FullMetadataName()}", [edit]));
            }
        }

        return fixes;
    }
}
