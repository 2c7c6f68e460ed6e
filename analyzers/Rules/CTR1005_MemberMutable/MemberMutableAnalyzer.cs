using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1005: a member of a message or part can be changed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberMutableAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1005";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member that can be changed",
        "{0}.{1} can be changed after it was sent, so every agent gets a copy of its own: write {2}",
        Category.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message that nobody can change is handed to every agent in the process as it is. One that can be changed is written and read again for each of them.",
        helpLinkUri: RulePage.Of("CTR1005_MemberMutable"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // A struct is copied whenever it is passed.
        if (type.Shape is null || !type.Type.IsReferenceType)
        {
            return;
        }

        foreach (var member in type.Shape.Members)
        {
            var (location, remedy) = member.Symbol switch
            {
                IPropertySymbol { SetMethod: { IsInitOnly: false } setter } => (SetKeyword(setter, context.CancellationToken), "'init' instead of 'set'"),
                IFieldSymbol { IsReadOnly: false } field => (field.Locations.FirstOrDefault(static l => l.IsInSource), $"a property, 'public {member.Type.Text()} {member.Name} {{ get; init; }}'"),
                _ => default,
            };
            if (location is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Name, remedy));
            }
        }
    }

    private static Location? SetKeyword(IMethodSymbol setter, CancellationToken cancellationToken) =>
        setter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is AccessorDeclarationSyntax accessor && accessor.IsKind(SyntaxKind.SetAccessorDeclaration)
            ? accessor.Keyword.GetLocation()
            : null;
}
