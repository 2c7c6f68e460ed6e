namespace AgentContracts.Analyzers;

/// <summary>An analyzer of a rule about how a message, part, channel or agent is declared.</summary>
/// <param name="rule">The rule.</param>
public abstract class DeclarationAnalyzer(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    /// <summary>What the rule looks at in referenced assemblies, if anything.</summary>
    private protected virtual ReferencedNames? InReferences => null;

    /// <inheritdoc/>
    protected sealed override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        InReferences?.Register(context, contract, SupportedDiagnostics[0]);
        context.RegisterSymbolAction(
            c =>
            {
                if (contract.Marked((INamedTypeSymbol)c.Symbol) is { } type)
                {
                    Analyze(c, contract, type);
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>Looks at one type.</summary>
    private protected abstract void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type);
}
