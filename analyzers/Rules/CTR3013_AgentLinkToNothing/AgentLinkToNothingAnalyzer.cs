namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3013: an agent subscribes to what is not a channel, or publishes what is not a message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentLinkToNothingAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3013";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Agent subscribes to no channel or publishes no message",
        "{0} {1} {2}, which is not {3}: {4}",
        Category.Agents,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "[Subscribes] names a channel and [Publishes] names a message. Anything else is left out: the agent hears nothing by the one and can send nothing by the other.",
        helpLinkUri: RulePage.Of("CTR3013_AgentLinkToNothing"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Agent((INamedTypeSymbol)context.Symbol) is not { } agent)
        {
            return;
        }

        foreach (var subscribed in agent.Subscriptions)
        {
            var channel = contract.Channel(subscribed.Target);
            if (channel is null || IsUnlisted(contract, channel.Type, channel.IsValid))
            {
                Report(context, agent, subscribed, "subscribes to", channel is null ? "a channel" : ListedBy(subscribed), RemedyOfSubscription(contract, subscribed.Target));
            }
        }

        foreach (var published in agent.Publishes)
        {
            var message = contract.Message(published.Target);
            if (message is null || IsUnlisted(contract, message.Type, message.IsValid))
            {
                Report(context, agent, published, "publishes", message is null ? "a message" : ListedBy(published), "name the message that it sends");
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, AgentSymbol agent, AgentLink link, string verb, string what, string remedy)
    {
        if (link.Target.TypeKind != TypeKind.Error && link.TargetLocation(context.CancellationToken) is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, location, agent.Type.Name, verb, link.Target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), what, remedy));
        }
    }

    // What is wrong with a type of this project, its own rules say.
    private static bool IsUnlisted(Contract contract, INamedTypeSymbol type, bool isValid) => !isValid && !contract.IsOwn(type);

    private static string ListedBy(AgentLink link) => $"in the manifest of {link.Target.ContainingAssembly.Name}";

    private static string RemedyOfSubscription(Contract contract, ITypeSymbol target) =>
        contract.Message(target) is { IsValid: true } message
            ? $"a message is heard on its channel, so write {Hearing.SubscriptionTo(contract, message)}"
            : "name a partial class with [Channel(\"...\")]";
}
