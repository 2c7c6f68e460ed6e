using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR3014: code takes the hub of what is not an agent, or an agent takes the hub of another one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HubOfAnotherAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR3014";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Hub of another agent or of none",
        "{0} takes IHub<{1}>, but {2}: {3}",
        Category.Agents,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "IHub<TAgent> is the hub as one agent sees it: it stamps that agent as the source of what is sent. For a type that is not an agent there is no hub.",
        helpLinkUri: RulePage.Of("CTR3014_HubOfAnother"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(c => Analyze(c, contract), SymbolKind.Method);

    private static void Analyze(SymbolAnalysisContext context, Contract contract)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.IsImplicitlyDeclared)
        {
            return;
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type is INamedTypeSymbol hub
                && hub.Is(KnownNames.Hub)
                && hub.TypeArguments[0] is INamedTypeSymbol { TypeKind: not TypeKind.Error } speaker
                && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is ParameterSyntax { Type: { } syntax })
            {
                Report(context, contract, method, speaker, ArgumentIn(syntax));
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, Contract contract, IMethodSymbol method, INamedTypeSymbol speaker, SyntaxNode syntax)
    {
        var around = method.ContainingType;
        var own = contract.Agent(around) is null ? null : $"IHub<{around.Name}>";
        if (contract.Agent(speaker) is null)
        {
            Report(context, syntax, DiagnosticSeverity.Error, around.Name, speaker.Name, $"{speaker.Name} is not an agent, so nothing provides its hub", $"take {own ?? "the hub of an agent"}, or make {speaker.Name} an agent");
        }
        else if (own is not null && method.MethodKind == MethodKind.Constructor && !SymbolEqualityComparer.Default.Equals(speaker, around))
        {
            Report(context, syntax, DiagnosticSeverity.Warning, around.Name, speaker.Name, $"what it sends would be said by {speaker.Name}", $"take {own}");
        }
    }

    private static void Report(SymbolAnalysisContext context, SyntaxNode syntax, DiagnosticSeverity severity, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), severity, additionalLocations: null, properties: null, arguments));

    // The whole type where an alias hides its argument.
    private static SyntaxNode ArgumentIn(TypeSyntax type) =>
        type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault(static g => g.Identifier.ValueText == "IHub")?.TypeArgumentList.Arguments[0] ?? type;
}
