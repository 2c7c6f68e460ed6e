namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2002: a message has a route, or an agent a subscription or the like, that adds nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepeatedRouteAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Repeated route or subscription",
        "{0} {1}: drop this one",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message is sent to a channel once, however many of its routes lead there. A repeated route is a slip: mostly another channel was meant. So is a repeated subscription, of which only the first is looked at.",
        helpLinkUri: RulePage.Of("CTR2002_RepeatedRoute"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Message(type) is { } message)
        {
            AnalyzeRoutes(context, contract, message);
        }

        if (contract.Agent(type) is { } agent)
        {
            AnalyzeLinks(context, agent, "subscribes to", agent.Subscriptions, t => contract.Channel(t) is not null);
            AnalyzeLinks(context, agent, "publishes", agent.Publishes, t => contract.Message(t) is not null);
            AnalyzeLinks(context, agent, "ignores", agent.Ignores, t => contract.Message(t) is not null);
        }
    }

    private static void AnalyzeRoutes(SymbolAnalysisContext context, Contract contract, MessageSymbol message)
    {
        foreach (var route in message.RepeatedRoutes)
        {
            if (contract.Channel(route.Channel) is { } channel
                && route.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, message.Type.Name, $"takes another route to {channel.Type.Name} whenever it takes this one"));
            }
        }
    }

    private static void AnalyzeLinks(SymbolAnalysisContext context, AgentSymbol agent, string verb, ImmutableArray<AgentLink> links, Func<ITypeSymbol, bool> isKnown)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var link in links)
        {
            if (isKnown(link.Target) && !seen.Add(link.Target) && link.TargetLocation(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, agent.Type.Name, $"{verb} {link.Target.Name} already"));
            }
        }
    }
}
