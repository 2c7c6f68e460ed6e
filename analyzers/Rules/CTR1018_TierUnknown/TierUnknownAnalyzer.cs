namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1018: the tier of a message or channel is none of the four.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TierUnknownAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1018";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Tier that is none of the four",
        "{0} {1} has tier {2}, which does not exist: use Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A number that is cast to Tier has no age, no priority and no queue.",
        helpLinkUri: RulePage.Of("CTR1018_TierUnknown"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.UnknownTier))
        {
            // Without a number the compiler has something to say.
            var position = type.Message?.TierAttribute == problem.Attribute ? 0 : 1;
            if (problem.Attribute?.Argument<int?>(position) is { } value)
            {
                var location = problem.Attribute.ArgumentLocation("tier", position, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, position == 0 ? "Message" : "Channel", type.Type.Name, value));
            }
        }
    }
}
