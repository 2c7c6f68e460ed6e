namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2005: what stands in for a channel cannot carry the same messages.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnfitFallbackAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2005";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Fallback that cannot carry the same messages",
        "{0} falls back to {1}, {2}: {3}",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A fallback takes over everything that is routed to its channel. Where it cannot carry one of the messages, that one is lost just when it matters.",
        helpLinkUri: RulePage.Of("CTR2005_UnfitFallback"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Channel((INamedTypeSymbol)context.Symbol) is { Fallback: { TypeKind: not TypeKind.Error } fallback } channel
            && Misfit(contract, channel, fallback) is var (reason, remedy)
            && channel.FallbackAttribute!.TypeArgumentLocation(0, context.CancellationToken) is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, channel.Type.Name, fallback.Name, reason, remedy));
        }
    }

    private static (string Reason, string Remedy)? Misfit(Contract contract, ChannelSymbol channel, ITypeSymbol fallback)
    {
        if (contract.Channel(fallback) is not { } other)
        {
            return ("which is no channel", "name a class with [Channel]");
        }

        if (other.Tier is not { } carried || channel.Tier == carried)
        {
            return null;
        }

        if (channel.Tier is { } own)
        {
            return ($"which carries only {carried}, not {own}", $"name a channel of {own} or a mixed one");
        }

        return contract.Traffic.RoutedTo(channel.Type).FirstOrDefault(m => m.Tier != carried) is { } message
            ? ($"which carries only {carried}, not {message.Type.Name}, which is {message.Tier}", "name a mixed channel")
            : null;
    }
}
