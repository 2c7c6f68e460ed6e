namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2007: messages are routed to a channel that no agent of the system hears.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChannelWithoutSubscribersAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2007";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Channel with messages and no subscriber",
        "{0} carries {1}, but no agent of the system subscribes to it: add [Subscribes<{0}>] to an agent, or drop the {2}",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Where a project says with [assembly: WholeSystem] that it sees every agent, a channel that none of them hears carries its messages to nobody.",
        helpLinkUri: RulePage.Of("CTR2007_ChannelWithoutSubscribers"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        WholeSystemView.Register(context, contract, static t => t.Channels.Select(static c => c.Type), Judge);

    private static Diagnostic? Judge(Contract contract, INamedTypeSymbol channel, Location location)
    {
        if (contract.Channel(channel) is not { IsValid: true } || contract.Traffic.SubscribersOf(channel).Any())
        {
            return null;
        }

        var messages = contract.Traffic.RoutedTo(channel).Select(static m => m.Type.Name).OrderBy(static n => n, StringComparer.Ordinal).ToArray();
        return messages.Length == 0
            ? null
            : Diagnostic.Create(Rule, location, channel.Name, Names.Few(messages), messages.Length == 1 ? "route" : "routes");
    }
}
