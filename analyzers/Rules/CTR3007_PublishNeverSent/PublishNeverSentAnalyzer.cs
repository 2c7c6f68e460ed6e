using AgentContracts.Analyzers.Calls;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3007: an agent declares that it publishes what it never sends.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublishNeverSentAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3007";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Declared publish that is never sent",
        "{0} declares that it publishes {1}, but nothing in {2} sends it through IHub<{0}>: send it, or remove [Publishes<{1}>]",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "[Publishes] is read as what an agent says. A message that is declared but never sent makes listeners wait for what does not come, and hides from the other rules that nobody sends it.",
        helpLinkUri: RulePage.Of("CTR3007_PublishNeverSent"),
        customTags: [WellKnownDiagnosticTags.CompilationEnd, WellKnownDiagnosticTags.Unnecessary]);

    /// <inheritdoc/>
    protected override bool ReadsGeneratedCode => true;

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        // To see what is sent, every call is looked at, in generated code too: only where somebody says that something is.
        var agents = contract.OwnAgents.Where(static a => a is { Publishes.IsEmpty: false, IsValid: true }).ToArray();
        if (agents.Length == 0)
        {
            return;
        }

        var sent = new SentMessages(contract);
        sent.Register(context);
        context.RegisterCompilationEndAction(c =>
        {
            foreach (var agent in agents.Where(a => sent.Speaks(a.Type) || TakesHub(a.Type) || !a.Type.IsSeenOutside()))
            {
                Report(c, contract, sent, agent);
            }
        });
    }

    private static void Report(CompilationAnalysisContext context, Contract contract, SentMessages sent, AgentSymbol agent)
    {
        foreach (var published in agent.Publishes)
        {
            if (contract.Message(published.Target) is { IsValid: true, Type: var type }
                && !sent.MaySend(agent.Type, type)
                && published.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, agent.Type.Name, type.Name, contract.Assembly.Name));
            }
        }
    }

    // An agent that others can see and that does not speak for itself may be one by which another project speaks.
    private static bool TakesHub(INamedTypeSymbol agent) =>
        agent.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Type is INamedTypeSymbol type && type.Is(KnownNames.Hub) && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], agent)));
}
