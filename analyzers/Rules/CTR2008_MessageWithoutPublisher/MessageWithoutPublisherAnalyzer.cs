namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2008: no agent of the system publishes a message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageWithoutPublisherAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2008";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message that nobody publishes",
        "No agent of the system publishes {0}{1}: add [Publishes<{0}>] to the agent that sends it, or remove the message",
        Category.Routes,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Where a project says with [assembly: WholeSystem] that it sees every agent, a message that none of them publishes is never sent, and its handlers never run.",
        helpLinkUri: RulePage.Of("CTR2008_MessageWithoutPublisher"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        WholeSystemView.Register(context, contract, static t => t.Messages.Select(static m => m.Type), Judge);

    private static Diagnostic? Judge(Contract contract, INamedTypeSymbol type, Location location)
    {
        if (contract.Message(type) is not { IsValid: true } message || contract.Traffic.PublishersOf(type).Any())
        {
            return null;
        }

        var waiting = message.Routes
            .SelectMany(r => r.Channel is INamedTypeSymbol channel ? contract.Traffic.SubscribersOf(channel) : [])
            .Where(a => IsVisibleTo(a.Type.ContainingAssembly, type) && !a.Ignores.Any(i => SymbolEqualityComparer.Default.Equals(i.Target, type)))
            .Select(static a => a.Type.Name)
            .Distinct()
            .OrderBy(static n => n, StringComparer.Ordinal)
            .ToArray();
        return Diagnostic.Create(Rule, location, type.Name, waiting.Length == 0 ? "" : $", which {Names.Few(waiting)} {(waiting.Length == 1 ? "waits" : "wait")} for");
    }

    // An agent of another assembly cannot wait for what it cannot name.
    private static bool IsVisibleTo(IAssemblySymbol assembly, INamedTypeSymbol message) =>
        message.IsPublic() || SymbolEqualityComparer.Default.Equals(assembly, message.ContainingAssembly) || message.ContainingAssembly.GivesAccessTo(assembly);
}
