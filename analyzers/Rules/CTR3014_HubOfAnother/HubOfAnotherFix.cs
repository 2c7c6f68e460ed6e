using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Takes the agent's own hub.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HubOfAnotherFix() : RuleFix(HubOfAnotherAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        if (request.Node.Parent is TypeArgumentListSyntax
            && request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            && request.Model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
            && request.Contract.Agent(type) is not null)
        {
            var name = type.NameAt(request.Model, request.Node.SpanStart);
            yield return new ProposedFix($"Take IHub<{type.Name}>", HubOfAnotherAnalyzer.Id, [new Edit(request.Document.Id, request.Node.Span, name)]);
        }
    }
}
