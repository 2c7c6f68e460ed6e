using AgentContracts.Analyzers.Rules;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Subscribes to a channel of the message that the agent wanted to hear.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AgentLinkToNothingFix() : RuleFix(AgentLinkToNothingAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Model.GetTypeInfo(request.Node, cancellationToken).Type is not INamedTypeSymbol type || request.Contract.Message(type) is not { } message)
        {
            yield break;
        }

        foreach (var channel in Reachability.ChannelsOf(request.Contract, message))
        {
            yield return new ProposedFix(
                $"Subscribe to {channel.Type.Name}",
                $"{AgentLinkToNothingAnalyzer.Id}.{channel.Type.FullMetadataName()}",
                [new Edit(request.Document.Id, request.Diagnostic.Location.SourceSpan, channel.Type.NameAt(request.Model, request.Node.SpanStart))]);
        }
    }
}
