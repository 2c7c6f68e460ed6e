namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1012: two agents have one id.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentIdSharedAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1012";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Two agents with one id",
        "{0} and {2} are both [Agent(\"{1}\")]: give one of them another id, or they will share each other's messages",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The id of an agent is its consumer group: two agents of one id would each get some of what both should hear.",
        helpLinkUri: RulePage.Of("CTR1012_AgentIdShared"));

    // Elsewhere only one of the two may run.
    private protected override ReferencedNames? InReferences { get; } = new(static n => n.SharedAgents, needsWholeSystem: true);

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Agent is { } own && contract.Names.Earlier(own) is { } first)
        {
            var location = own.Attribute.ArgumentLocation("id", 0, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, contract.DeclarationOf(first, context.CancellationToken), type.Type.Name, own.Id, first.ToDisplayString()));
        }
    }
}
