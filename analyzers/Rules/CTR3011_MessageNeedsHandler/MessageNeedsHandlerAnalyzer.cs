namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3011: a message reaches an agent that has no usable handler for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageNeedsHandlerAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3011";

    /// <summary>The property of a diagnostic that holds the metadata name of the agent.</summary>
    public const string AgentProperty = "Agent";

    /// <summary>The property of a diagnostic that holds the metadata name of the message.</summary>
    public const string MessageProperty = "Message";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Reachable message without a handler",
        "{0} subscribes to {1}, which carries {2}, but {3}: {4}, or add [Ignores<{2}>(\"why\")]",
        Category.Agents,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An agent handles every message that its channels carry, or says which it ignores and why. A message that nobody handles is found here instead of at night.",
        helpLinkUri: RulePage.Of("CTR3011_MessageNeedsHandler"));

    /// <summary>Whether only an explicit implementation can handle the message: a public method of the agent may not show a type that fewer can see.</summary>
    public static bool NeedsExplicitHandler(INamedTypeSymbol agent, INamedTypeSymbol message) => agent.IsSeenOutside() && !message.IsPublic();

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Agent((INamedTypeSymbol)context.Symbol) is not { } agent)
        {
            return;
        }

        var all = Reachability.Of(contract, agent).ToArray();
        foreach (var reachable in all)
        {
            var message = reachable.Message.Type;
            var handler = HandlerShape.Of(agent.Type, message);
            if (!handler.IsUsable)
            {
                var isAlone = all.Count(r => r.Message.Type.Name == message.Name) == 1;
                Report(context, agent.Type, reachable, handler, isAlone ? message.Name : message.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol agent, ReachableMessage reachable, HandlerShape handler, string name)
    {
        var locations = reachable.Subscriptions.Select(s => s.Location(context.CancellationToken)).OfType<Location>().ToArray();
        if (locations.Length == 0)
        {
            return;
        }

        var message = reachable.Message.Type;
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(AgentProperty, agent.FullMetadataName())
            .Add(MessageProperty, message.FullMetadataName());
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            locations[0],
            locations.Skip(1),
            properties,
            agent.Name,
            reachable.Subscriptions[0].Target.Name,
            name,
            Reason(handler),
            Remedy(agent, message, handler, name)));
    }

    private static string Reason(HandlerShape handler) => handler.Problem switch
    {
        HandlerProblem.WrongParameters => "its HandleAsync for it takes other parameters",
        HandlerProblem.ByReference => "its HandleAsync for it takes a parameter by reference",
        HandlerProblem.Generic => "its HandleAsync for it has type parameters",
        HandlerProblem.Static => "its HandleAsync for it is static",
        HandlerProblem.NotPublic => "its HandleAsync for it is not public",
        HandlerProblem.WrongReturnType => $"its HandleAsync for it returns {handler.Method!.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}",
        _ => "has no handler for it",
    };

    private static string Remedy(INamedTypeSymbol agent, INamedTypeSymbol message, HandlerShape handler, string name)
    {
        var verb = handler.Problem == HandlerProblem.Missing ? "write" : "make it";
        var method = NeedsExplicitHandler(agent, message) ? $"ValueTask IHandle<{name}>.HandleAsync" : "public ValueTask HandleAsync";
        return $"{verb} '{method}({name} message, MessageContext context, CancellationToken cancellationToken)'";
    }
}
