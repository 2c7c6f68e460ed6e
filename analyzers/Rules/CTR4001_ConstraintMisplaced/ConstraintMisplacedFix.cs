using AgentContracts.Analyzers.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.CodeFixes.Rules;

/// <summary>Writes the limits of a range as fractional numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConstraintMisplacedFix() : RuleFix(ConstraintMisplacedAnalyzer.Id)
{
    private protected override Task<IEnumerable<ProposedFix>> ProposeAsync(FixRequest request, CancellationToken cancellationToken)
    {
        ImmutableArray<Edit> edits = request.Diagnostic.Properties.ContainsKey(ConstraintMisplacedAnalyzer.WholeLimitsProperty)
            && request.Node.FirstAncestorOrSelf<AttributeSyntax>()?.ArgumentList is { } list
                ? [.. list.Arguments.Where(static a => a.NameEquals is null).Select(a => Fractional(request, a.Expression))]
                : [];
        return Task.FromResult<IEnumerable<ProposedFix>>(edits.IsEmpty ? [] : [new ProposedFix("Write fractional limits", ConstraintMisplacedAnalyzer.Id, edits)]);
    }

    private static Edit Fractional(FixRequest request, ExpressionSyntax expression)
    {
        var digits = expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } negative ? negative.Operand : expression;
        var isPlain = digits is LiteralExpressionSyntax && digits.ToString().All(static c => c is (>= '0' and <= '9') or '_');
        return isPlain ? new Edit(request.Document.Id, new TextSpan(digits.Span.End, 0), ".0")
            : new Edit(request.Document.Id, expression.Span, expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax ? $"(double){expression}" : $"(double)({expression})");
    }
}
