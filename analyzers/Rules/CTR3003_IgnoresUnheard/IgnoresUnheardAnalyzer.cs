namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3003: an agent ignores what does not reach it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IgnoresUnheardAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3003";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Ignores a message that the agent does not hear",
        "{0} ignores {1}, but {2}: remove [Ignores<{1}>]",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "[Ignores] says of a message that reaches the agent why nothing is done with it. Where it does not reach the agent, the reason explains what does not happen, and hides the message on the day it does.",
        helpLinkUri: RulePage.Of("CTR3003_IgnoresUnheard"),
        customTags: WellKnownDiagnosticTags.Unnecessary);

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        if (contract.Agent((INamedTypeSymbol)context.Symbol) is not { Ignores.IsEmpty: false } agent || !Hearing.IsCertain(contract, agent))
        {
            return;
        }

        foreach (var ignored in agent.Ignores)
        {
            if (ignored.Target.TypeKind != TypeKind.Error && Reason(contract, agent, ignored.Target) is { } reason && ignored.Location(context.CancellationToken) is { } location)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, agent.Type.Name, ignored.Target.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason));
            }
        }
    }

    private static string? Reason(Contract contract, AgentSymbol agent, ITypeSymbol ignored) =>
        contract.Message(ignored) is not { } message ? "it is not a message"
        : message.IsValid && !Reachability.Hears(contract, agent, message) ? "none of its channels carries it"
        : null;
}
