namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2014: a message has more routes than can be told apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RoutesTooManyAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2014";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message with too many routes",
        "{0} has {1} routes, but a message can have at most {2}: let several agents share a channel",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Which routes a message took is a mask of 32 bits.",
        helpLinkUri: RulePage.Of("CTR2014_RoutesTooMany"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Message is { Routes: { Length: > MessageSymbol.MaxRoutes } routes } && routes[MessageSymbol.MaxRoutes].Location(context.CancellationToken) is { } location)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, routes.Length, MessageSymbol.MaxRoutes));
        }
    }
}
