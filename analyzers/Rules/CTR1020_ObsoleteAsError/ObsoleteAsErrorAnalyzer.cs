namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1020: using a message, part, channel, agent or member is a compiler error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteAsErrorAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1020";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part, channel, agent or member that is obsolete as an error",
        "{0} is marked [Obsolete(error: true)], so that generated code may not use it and {1} {2} is left out of the contract: make it a warning, or remove {3}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "[Obsolete(error: true)] makes every use an error, and generated code uses every message and each of its members.",
        helpLinkUri: RulePage.Of("CTR1020_ObsoleteAsError"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.ObsoleteAsError))
        {
            var isSelf = SymbolEqualityComparer.Default.Equals(problem.About, type.Type);
            var location = isSelf || problem.About is null ? type.IdentifierLocation(context.CancellationToken) : type.MemberLocation(problem.About, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, location, problem.About?.Name, type.Kind.ToLowerInvariant(), type.Type.Name, isSelf ? "the attribute that makes it one" : "the member"));
        }
    }
}
