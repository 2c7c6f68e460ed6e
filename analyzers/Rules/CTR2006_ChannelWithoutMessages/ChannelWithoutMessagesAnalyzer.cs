namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2006: nothing is routed to a channel.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelWithoutMessagesAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2006";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Channel that nothing is routed to",
        "Nothing is routed to {0}, so whoever subscribes to it hears nothing: add [RoutesTo<{0}>] to a message, or remove the channel",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A channel carries what messages route to it. One without messages is a leftover, or the message that it was made for goes elsewhere.",
        helpLinkUri: RulePage.Of("CTR2006_ChannelWithoutMessages"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        // The public channels of a library are there for messages of others; nothing refers to a program.
        var seesAll = context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        context.RegisterSymbolAction(c => Analyze(c, contract, seesAll), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, Contract contract, bool seesAll)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (contract.Channel(type) is { IsValid: true, IsEmergency: false } channel
            && (seesAll || !type.IsSeenOutside())
            && !contract.Traffic.RoutedTo(type).Any()
            && !contract.Traffic.StandsInFor(type).Any()
            && !contract.OwnMessages.Any(m => !m.IsValid && m.Routes.Any(r => SymbolEqualityComparer.Default.Equals(r.Channel, type))))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.IdentifierLocation(channel.Attribute, context.CancellationToken), type.Name));
        }
    }
}
