namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR5009: a mixed channel sets how messages are delivered or written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeliveryOnMixedChannelAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR5009";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Delivery or wire format of a mixed channel",
        "{0} has no tier, so each message on it keeps its own {1}: set {1} in the [Tier(...)] of the messages, or give {0} a tier",
        Category.Qos,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A mixed channel carries messages of every tier, each delivered and written as its own tier says. One delivery for all of them would break the promise of some.",
        helpLinkUri: RulePage.Of("CTR5009_DeliveryOnMixedChannel"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        // With a second argument it means to have a tier, and only names one that there is not.
        if (contract.Channel((INamedTypeSymbol)context.Symbol) is not { Tier: null, Attribute: { ConstructorArguments.Length: 1 } attribute } channel)
        {
            return;
        }

        foreach (var setting in attribute.NamedArguments)
        {
            if (setting.Key is "Delivery" or "Wire" && attribute.SettingLocation(context.CancellationToken, setting.Key) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, channel.Type.Name, setting.Key));
            }
        }
    }
}
