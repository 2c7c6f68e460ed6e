using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Attributes;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Takes the <c>[Publishes]</c> away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PublishNeverSentFix() : RuleFix(PublishNeverSentAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<ProposedFix>>(
            AttributeRemoval.EditOf(request, request.Together) is { } edit ? [new ProposedFix("Remove [Publishes]", PublishNeverSentAnalyzer.Id, [edit])] : []);
}
