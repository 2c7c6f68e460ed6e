using AgentContracts.Analyzers.Rules;
using AgentContracts.CodeFixes.Routes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Takes away the route, or the attribute of the agent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RepeatedRouteFix() : RuleFix(RepeatedRouteAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<ProposedFix>>(
            request.Node.FirstAncestorOrSelf<AttributeListSyntax>() is { } list
                ? [new ProposedFix("Drop what is repeated", RepeatedRouteAnalyzer.Id, [RouteRemoval.From(request, list)])]
                : []);
}
