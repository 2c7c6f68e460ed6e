namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1003: a message has no tier.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageNeedsTierAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message without a tier",
        "Message {0} has {1} but no tier: add {2}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The tier sets how old, how urgent and how delivered a message is. Without one nothing can be said about how the message travels.",
        helpLinkUri: RulePage.Of("CTR1003_MessageNeedsTier"));

    /// <summary>The tiers that the message's tier channels carry, in the order of its routes.</summary>
    public static IEnumerable<Tier> TiersOfChannels(Contract contract, MessageSymbol message) =>
        message.Routes.Select(r => contract.Channel(r.Channel)?.Tier).OfType<Tier>().Distinct();

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Message(type) is not { TierAttribute: null } message)
        {
            return;
        }

        var mark = message.Routes.IsEmpty ? type.Attribute(KnownNames.Emergency) : message.Routes[0].Attribute;
        var what = message.Routes.IsEmpty ? "[Emergency]" : $"a route to {message.Routes[0].Channel.Name}";
        context.ReportDiagnostic(Diagnostic.Create(Rule, type.IdentifierLocation(mark, context.CancellationToken), type.Name, what, Remedy(contract, message)));
    }

    private static string Remedy(Contract contract, MessageSymbol message) => TiersOfChannels(contract, message).ToArray() switch
    {
        [var only] => $"[Tier(Tier.{only})], the tier of its channel",
        _ => "[Tier(...)] with Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic",
    };
}
