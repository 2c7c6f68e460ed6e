using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes a type, and every type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class TypeNeedsPartialFix() : RuleFix(TypeNeedsPartialAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        // The keyword goes directly before class, struct or record, which is the only place where the language allows it.
        var edits = request.Node.AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(static d => !d.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(d => new Edit(request.Document.Id, new TextSpan(d.Keyword.SpanStart, 0), "partial "))
            .ToImmutableArray();
        return Task.FromResult<IEnumerable<ProposedFix>>(edits.IsEmpty ? [] : [new ProposedFix("Add 'partial'", TypeNeedsPartialAnalyzer.Id, edits)]);
    }
}
