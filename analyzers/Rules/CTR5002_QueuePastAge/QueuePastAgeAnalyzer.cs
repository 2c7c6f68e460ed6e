using AgentContracts.Analyzers.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5002: a full queue is handled more slowly than its messages expire.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueuePastAgeAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Queue that cannot drain before its messages expire",
        "{0} on {1}: {2}: set MaxQueue of {1} to {3}{4}, shorten the budget, or raise MaxConcurrency",
        Category.Qos,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What stands at the end of a full queue is over its age when its turn comes. A shorter queue says so to the sender at once, and the messages that are handled are fresh.",
        helpLinkUri: RulePage.Of("CTR5002_QueuePastAge"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        foreach (var budget in HandlerBudget.AllOf(contract, (INamedTypeSymbol)context.Symbol))
        {
            if (budget.BudgetFault is null && budget.DrainFault is { } fault && budget.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, budget.Agent.Type.Name, budget.Channel.Type.Name, fault, budget.QueueThatDrains, Batch(budget)));
            }
        }
    }

    // Else following the advice would be CTR5003.
    private static string Batch(HandlerBudget budget) => budget.NeedsSmallerBatch ? FormattableString.Invariant($" and BatchSize to {budget.QueueThatDrains}") : "";
}
