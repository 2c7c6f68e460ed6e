namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2012: the condition of a route is no bool member of the message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteConditionUnusableAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2012";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Condition of a route that is no bool member of the message",
        "{0} cannot ask '{1}' whether to take the route to {2}: {3}, name a bool property or field of {0}",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "When names the member of the message that says whether the route is taken. Generated code reads it from the message.",
        helpLinkUri: RulePage.Of("CTR2012_RouteConditionUnusable"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.UnusableWhen))
        {
            if (problem.Attribute?.NamedArgument<string>("When") is { } name)
            {
                var channels = string.Join(", ", problem.Attribute.AttributeClass!.TypeArguments.Select(static t => t.Name));
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, problem.Attribute.ArgumentLocation("When", -1, context.CancellationToken), type.Type.Name, name, channels, Reason(type.Type, name)));
            }
        }
    }

    private static string Reason(INamedTypeSymbol type, string name) =>
        (WireShape.MeantBy(type, name) ?? type.SelfAndBases().SelectMany(t => t.GetMembers(name)).FirstOrDefault()) switch
        {
            null => "there is no such member",
            { IsStatic: true } => "it is static",
            IMethodSymbol => "it is a method",
            IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "only its interface has it",
            IPropertySymbol { GetMethod: null } => "it cannot be read",
            IPropertySymbol property when property.Type.SpecialType != SpecialType.System_Boolean => $"it is {property.Type.Text()}",
            IFieldSymbol field when field.Type.SpecialType != SpecialType.System_Boolean => $"it is {field.Type.Text()}",
            IPropertySymbol or IFieldSymbol => WireShape.MemberNamed(type, name) is null ? "it is private to its base" : "using it is an error",
            _ => "it is no property or field",
        };
}
