using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes every type around a type partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ContainingTypeNeedsPartialFix() : RuleFix(ContainingTypeNeedsPartialAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        var edits = request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration && request.Model.GetDeclaredSymbol(declaration, cancellationToken) is { } type
            ? EditsAround(request, type, cancellationToken).ToImmutableArray()
            : [];
        return Task.FromResult<IEnumerable<ProposedFix>>(edits.IsEmpty ? [] : [new ProposedFix("Add 'partial' around it", ContainingTypeNeedsPartialAnalyzer.Id, edits)]);
    }

    // Every declaration of every type around it, in whichever file.
    private static IEnumerable<Edit> EditsAround(FixRequest request, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            foreach (var reference in outer.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration
                    && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
                    && declaration.SyntaxTree.WrittenIn(request.Document.Project) is { } document)
                {
                    yield return new Edit(document.Id, new TextSpan(declaration.Keyword.SpanStart, 0), "partial ");
                }
            }
        }
    }
}
