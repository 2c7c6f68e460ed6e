namespace AgentContracts.Analyzers;

/// <summary>An analyzer of one rule over the contract of a compilation; silent in generated code and where the language is not referenced.</summary>
/// <param name="rule">The rule.</param>
public abstract class RuleAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    /// <summary>Whether the rule looks at generated code as well; it reports nothing there.</summary>
    protected virtual bool ReadsGeneratedCode => false;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(ReadsGeneratedCode ? GeneratedCodeAnalysisFlags.Analyze : GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Agent) is not null)
            {
                Register(start, Contract.Of(start.Compilation));
            }
        });
    }

    /// <summary>Registers what the rule looks at.</summary>
    protected abstract void Register(CompilationStartAnalysisContext context, Contract contract);
}
