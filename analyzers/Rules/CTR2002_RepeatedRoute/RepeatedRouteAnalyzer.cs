namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2002: a message has a route that adds nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepeatedRouteAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Repeated route",
        "{0} takes another route to {1} whenever it takes this one: drop this one",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message is sent to a channel once, however many of its routes lead there. A repeated route is a slip: mostly another channel was meant.",
        helpLinkUri: RulePage.Of("CTR2002_RepeatedRoute"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Message((INamedTypeSymbol)context.Symbol) is not { } message)
        {
            return;
        }

        foreach (var route in message.RepeatedRoutes)
        {
            if (contract.Channel(route.Channel) is { } channel
                && route.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, message.Type.Name, channel.Type.Name));
            }
        }
    }
}
