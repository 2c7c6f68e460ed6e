using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes a member required, and settable where it is not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberWithoutValueFix() : RuleFix(MemberWithoutValueAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        var (type, symbol) = request.Node switch
        {
            PropertyDeclarationSyntax property => (property.Type, (ISymbol?)request.Model.GetDeclaredSymbol(property, cancellationToken)),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } variable => (field.Type, request.Model.GetDeclaredSymbol(variable, cancellationToken)),
            _ => default,
        };

        // A required member must be as visible as its type.
        if (symbol is null or IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Public })
        {
            yield break;
        }

        var required = new Edit(request.Document.Id, new TextSpan(type.SpanStart, 0), "required ");
        if (symbol is IPropertySymbol { SetMethod: null } && request.Node is PropertyDeclarationSyntax { AccessorList.Accessors: [var getter] })
        {
            yield return new ProposedFix("Write 'required' and 'init'", MemberWithoutValueAnalyzer.Id, [required, new Edit(request.Document.Id, new TextSpan(getter.Span.End, 0), " init;")]);
        }
        else
        {
            yield return new ProposedFix("Write 'required'", MemberWithoutValueAnalyzer.Id, [required]);
        }
    }
}
