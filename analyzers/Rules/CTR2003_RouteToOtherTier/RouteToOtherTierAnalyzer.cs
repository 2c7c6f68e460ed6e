namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2003: a tier channel is given a message of another tier.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteToOtherTierAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Tier channel given another tier's message",
        "{0} is {1}, but {2} carries only {3}: route it to a channel of {1} or to a mixed one, or make it [Tier(Tier.{3})]",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A channel with a tier has one quality of service for everything on it. A message of another tier would be delivered, aged and queued by rules that are not its own.",
        helpLinkUri: RulePage.Of("CTR2003_RouteToOtherTier"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Message((INamedTypeSymbol)context.Symbol) is not { Tier: { } own } message)
        {
            return;
        }

        foreach (var route in message.Routes)
        {
            if (contract.Channel(route.Channel) is { Tier: { } carried } channel
                && carried != own
                && route.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, message.Type.Name, own, channel.Type.Name, carried));
            }
        }
    }
}
