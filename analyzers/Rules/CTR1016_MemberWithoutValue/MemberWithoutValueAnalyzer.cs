using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1016: a member of a message or part gets no value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberWithoutValueAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1016";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member that gets no value",
        "{0}.{1} {2}: {3}",
        Category.Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A member that is not nullable and that nobody has to set is null, which both ends refuse. One that nobody can set does not travel.",
        helpLinkUri: RulePage.Of("CTR1016_MemberWithoutValue"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // A constructor that someone wrote may give every member a value, and the compiler looks whether it does.
        if (type.Shape is not { Constructor: { } constructor } shape || IsWritten(constructor, context.CancellationToken))
        {
            return;
        }

        foreach (var member in shape.Members.Where(static m => m is { Parameter: null, IsRequired: false, HasDefault: false, WireType.RefusesNull: true }))
        {
            Report(member.Symbol, "is null where nobody sets it, and null is refused", $"write 'required', a default, or '{member.Type.Text()}?'");
        }

        foreach (var property in type.Type.GetMembers().OfType<IPropertySymbol>().Where(p => IsNeverSet(p, context.CancellationToken)))
        {
            Report(property, "has no setter, so it never gets a value and does not travel", "write '{ get; init; }'");
        }

        void Report(ISymbol member, string what, string remedy) => context.ReportDiagnostic(Diagnostic.Create(
            Rule, type.MemberLocation(member, context.CancellationToken), type.Type.Name, member.Name, what, remedy));
    }

    private static bool IsWritten(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax;

    private static bool IsNeverSet(IPropertySymbol property, CancellationToken cancellationToken) =>
        property is { IsStatic: false, IsAbstract: false, SetMethod: null, DeclaredAccessibility: Accessibility.Public }
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax
        {
            Initializer: null,
            AccessorList.Accessors: [{ Body: null, ExpressionBody: null }],
        };
}
