using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes a class or struct a record, in every declaration of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MessageNeedsRecordFix() : RuleFix(MessageNeedsRecordAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Propose(request, cancellationToken));

    private static IEnumerable<ProposedFix> Propose(FixRequest request, CancellationToken cancellationToken)
    {
        // A record derives from records only.
        if (request.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } named
            && request.Model.GetDeclaredSymbol(named, cancellationToken) is { } type
            && type.BaseType is null or { IsRecord: true } or { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType })
        {
            var edits = type.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax(cancellationToken))
                .OfType<TypeDeclarationSyntax>()
                .Select(d => EditOf(request, d))
                .OfType<Edit>()
                .ToImmutableArray();
            yield return new ProposedFix("Make it a record", MessageNeedsRecordAnalyzer.Id, edits);
        }
    }

    private static Edit? EditOf(FixRequest request, TypeDeclarationSyntax declaration) =>
        declaration.SyntaxTree.WrittenIn(request.Document.Project) is { } document
            ? new Edit(document.Id, declaration.Keyword.Span, declaration.IsKind(SyntaxKind.StructDeclaration) ? "record struct" : "record")
            : null;
}
