using AgentContracts.Roslyn.Qos;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2011: a message comes to an agent over channels that deliver differently.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MixedDeliveriesAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2011";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Routes of one message with different deliveries to one agent",
        "{0} hears {1} over {2} {3} and over {4} {5}, and would handle it twice: give both channels one Delivery, or drop one of the subscriptions",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Copies of one message are recognised by message id on pub/sub channels and by the routes taken on streams. A copy of each kind is recognised by neither.",
        helpLinkUri: RulePage.Of("CTR2011_MixedDeliveries"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Agent((INamedTypeSymbol)context.Symbol) is not { Subscriptions.Length: > 1 } agent)
        {
            return;
        }

        foreach (var reachable in Reachability.Of(contract, agent).Where(static r => r.Subscriptions.Length > 1))
        {
            var ways = reachable.Subscriptions
                .Where(s => reachable.Message.Routes.Any(r => SymbolEqualityComparer.Default.Equals(r.Channel, s.Target)))
                .Select(s => (Subscription: s, IsStream: EffectiveQos.IsStreamFor(reachable.Message, contract.Channel(s.Target)!)))
                .ToArray();
            if (ways.FirstOrDefault(w => w.IsStream != ways[0].IsStream) is { Subscription: { } other }
                && other.TargetLocation(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    location,
                    new[] { ways[0].Subscription.TargetLocation(context.CancellationToken) }.OfType<Location>(),
                    agent.Type.Name,
                    reachable.Message.Type.Name,
                    ways[0].Subscription.Target.Name,
                    Words(ways[0].IsStream),
                    other.Target.Name,
                    Words(!ways[0].IsStream)));
            }
        }
    }

    private static string Words(bool isStream) => isStream ? "at least once" : "at most once";
}
