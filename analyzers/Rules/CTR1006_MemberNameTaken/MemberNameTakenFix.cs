using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Gives a member a free name on the wire.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberNameTakenFix() : RuleFix(MemberNameTakenAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<ProposedFix>>(
            request.Diagnostic.Properties.TryGetValue(MemberNameTakenAnalyzer.FreeNameProperty, out var name) && EditOf(request, $"\"{name}\"") is { } edit
                ? [new ProposedFix($"Name it {name} on the wire", MemberNameTakenAnalyzer.Id, [edit])]
                : []);

    private static Edit? EditOf(FixRequest request, string name)
    {
        if (request.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument)
        {
            return new Edit(request.Document.Id, argument.Expression.Span, name);
        }

        SyntaxNode? declaration = request.Node.FirstAncestorOrSelf<ParameterSyntax>() ?? (SyntaxNode?)request.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not BaseTypeDeclarationSyntax);
        return declaration is null
            ? null
            : new Edit(
                request.Document.Id,
                new TextSpan(declaration.SpanStart, 0),
                $"[{SymbolNames.AttributeNameAt(KnownNames.WireName, request.Model, declaration.SpanStart)}({name})] ");
    }
}
