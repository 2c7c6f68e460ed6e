namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3002: an agent has a handler that nothing reaches.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerForUnheardAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3002";

    /// <summary>The property of a diagnostic that holds the metadata name of the agent.</summary>
    public const string AgentProperty = "Agent";

    /// <summary>The property of a diagnostic that holds the metadata name of the message.</summary>
    public const string MessageProperty = "Message";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Handler of a message that the agent does not hear",
        "{0} handles {1}, but {2}, so the handler is never called: {3}",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A handler is called for what the agent's channels carry and the agent does not ignore. One that is never called looks as if the message were taken care of.",
        helpLinkUri: RulePage.Of("CTR3002_HandlerForUnheard"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Agent((INamedTypeSymbol)context.Symbol) is not { } agent || !Hearing.IsCertain(contract, agent))
        {
            return;
        }

        foreach (var handled in HandlerShape.HandledBy(agent.Type).OfType<INamedTypeSymbol>())
        {
            // An inherited handler may be there for another agent.
            if (handled.TypeKind != TypeKind.Error
                && ReasonAndRemedy(contract, agent, handled) is var (reason, remedy)
                && HandlerShape.Of(agent.Type, handled).Method is { } method
                && SymbolEqualityComparer.Default.Equals(method.ContainingType, agent.Type))
            {
                var properties = ImmutableDictionary<string, string?>.Empty
                    .Add(AgentProperty, agent.Type.FullMetadataName())
                    .Add(MessageProperty, handled.FullMetadataName());
                context.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], properties, agent.Type.Name, handled.Name, reason, remedy));
            }
        }
    }

    private static (string Reason, string Remedy)? ReasonAndRemedy(Contract contract, AgentSymbol agent, INamedTypeSymbol handled)
    {
        var message = contract.Message(handled);
        return message switch
        {
            null when handled is { IsRecord: true, IsAbstract: false } && contract.IsOwn(handled) =>
                ("it is not a message", $"add [Tier(...)] and [RoutesTo<...>] to {handled.Name}, or remove the handler"),
            null or { IsValid: false } => null,
            _ when !Reachability.Hears(contract, agent, message) => ("none of its channels carries it", $"add {Hearing.SubscriptionTo(contract, message)}, or remove the handler"),
            _ when agent.Ignores.Any(i => SymbolEqualityComparer.Default.Equals(i.Target, handled)) => ("ignores it as well", $"remove [Ignores<{handled.Name}>] or the handler"),
            _ => null,
        };
    }
}
