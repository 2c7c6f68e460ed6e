namespace AgentContracts.Analyzers;

/// <summary>An analyzer of a rule about how a message, part, channel or agent is declared.</summary>
/// <param name="rule">The rule.</param>
public abstract class DeclarationAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    /// <inheritdoc/>
    protected sealed override void Register(CompilationStartAnalysisContext context, Contract contract) =>
        context.RegisterSymbolAction(
            c =>
            {
                if (contract.Marked((INamedTypeSymbol)c.Symbol) is { } type)
                {
                    Analyze(c, contract, type);
                }
            },
            SymbolKind.NamedType);

    /// <summary>Looks at one type.</summary>
    private protected abstract void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type);
}
