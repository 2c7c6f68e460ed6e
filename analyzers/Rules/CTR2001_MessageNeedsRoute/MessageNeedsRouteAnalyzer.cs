namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2001: a message has no route.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageNeedsRouteAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2001";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message without a route",
        "Message {0} has no route, so sending it reaches nobody: {1}",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message travels over the channels that its [RoutesTo] names. Only an [Emergency] travels without.",
        helpLinkUri: RulePage.Of("CTR2001_MessageNeedsRoute"));

    /// <summary>
    /// The valid channels that may carry a message of a tier: those of the tier, then the mixed ones, emergency channels after
    /// others, each in the order of their names; those that ship with the language last.
    /// </summary>
    public static IEnumerable<ChannelSymbol> FittingChannels(Contract contract, Tier? tier) =>
        contract.OwnChannels
            .Concat(contract.ReferencedChannels)
            .Where(c => c.IsValid && (c.Tier is null || c.Tier == tier) && contract.CanName(c.Type))
            .OrderBy(static c => c.Type.ContainingAssembly.Name == KnownNames.Language)
            .ThenBy(static c => c.Tier is null)
            .ThenBy(static c => c.IsEmergency)
            .ThenBy(static c => c.Type.Name, StringComparer.Ordinal)
            .ThenBy(static c => c.Type.FullMetadataName(), StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Message(type) is { TierAttribute: { } tier, Routes.IsEmpty: true, IsEmergency: false } message)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.IdentifierLocation(tier, context.CancellationToken), type.Name, Remedy(contract, message)));
        }
    }

    private static string Remedy(Contract contract, MessageSymbol message)
    {
        var names = FittingChannels(contract, message.Tier)
            .Where(static c => c.Type.ContainingAssembly.Name != KnownNames.Language)
            .Select(static c => c.Type.Name)
            .Take(Names.Most)
            .ToArray();
        return names switch
        {
            [] => $"declare a channel with [Channel(\"...\", Tier.{message.Tier ?? Tier.Fast})] and add [RoutesTo<...>] with it",
            [var only] => $"add [RoutesTo<{only}>]",
            [var first, ..] => $"add [RoutesTo<{first}>], or another channel that carries {message.Tier}, such as {string.Join(", ", names.Skip(1))}",
        };
    }
}
