using AgentContracts.Analyzers.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5005: a handler may take longer than its messages live.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BudgetPastAgeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5005";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Handler budget above the age",
        "{0} on {1}: {2}: shorten the budget, or set MaxAgeMs to {3}",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message that comes while a handler runs for longer than messages live is over its age before its turn comes, whatever the queue.",
        helpLinkUri: RulePage.Of("CTR5005_BudgetPastAge"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        foreach (var budget in HandlerBudget.AllOf(contract, (INamedTypeSymbol)context.Symbol))
        {
            if (budget.BudgetFault is { } fault && budget.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, budget.Agent.Type.Name, budget.Channel.Type.Name, fault, budget.Milliseconds));
            }
        }
    }
}
