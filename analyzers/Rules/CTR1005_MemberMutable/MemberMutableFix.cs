using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Makes a settable property init-only, and a field an init-only property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemberMutableFix() : RuleFix(MemberMutableAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<ProposedFix>>(request.Node switch
        {
            AccessorDeclarationSyntax accessor => [Fix("Write 'init'", new Edit(request.Document.Id, accessor.Keyword.Span, "init"))],
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field } variable => [Fix("Make it a property", PropertyOf(request, field, variable))],
            _ => [],
        });

    private static ProposedFix Fix(string title, Edit edit) => new(title, MemberMutableAnalyzer.Id, [edit]);

    private static Edit PropertyOf(FixRequest request, FieldDeclarationSyntax field, VariableDeclaratorSyntax variable) => variable.Initializer is { } initializer
        ? new Edit(request.Document.Id, TextSpan.FromBounds(variable.Identifier.Span.End, initializer.SpanStart), " { get; init; } ")
        : new Edit(request.Document.Id, TextSpan.FromBounds(variable.Identifier.Span.End, field.SemicolonToken.Span.End), " { get; init; }");
}
