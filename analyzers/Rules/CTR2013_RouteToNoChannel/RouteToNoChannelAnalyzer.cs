namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR2013: a message is routed to a type that is not a channel.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteToNoChannelAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR2013";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Route to a type that is not a channel",
        "{0} is routed to {1}, which {2}: {3}",
        Category.Routes,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The type arguments of [RoutesTo] are channels: partial classes with [Channel].",
        helpLinkUri: RulePage.Of("CTR2013_RouteToNoChannel"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var route in type.Message?.Routes ?? [])
        {
            if (Reason(contract, route.Channel) is var (what, remedy) && route.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, route.Channel.Text(), what, remedy));
            }
        }
    }

    private static (string What, string Remedy)? Reason(Contract contract, ITypeSymbol target) => target switch
    {
        { TypeKind: TypeKind.Error or TypeKind.TypeParameter } => null,
        INamedTypeSymbol named when contract.Channel(named) is { } channel =>
            // What is wrong with a channel of this assembly is said where it stands.
            channel.IsValid || contract.IsOwn(named) ? null
                : ($"the manifest of {named.ContainingAssembly.Name} does not list", $"build {named.ContainingAssembly.Name} with the generator, and without its errors"),
        INamedTypeSymbol { TypeKind: TypeKind.Class, IsRecord: false } own when contract.IsOwn(own) && contract.Agent(own) is null =>
            ("is not a channel", $"make it one with [Channel(\"{SnakeCase.Of(own.Name)}\")], or name another"),
        _ => ("is not a channel", "name a class with [Channel]"),
    };
}
