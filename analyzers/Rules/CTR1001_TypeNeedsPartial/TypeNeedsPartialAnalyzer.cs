namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1001: a message, part, channel or agent is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNeedsPartialAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1001";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part, channel or agent is not partial",
        "{0} {1} gets no generated code because it is not partial: write 'partial {2}'",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes the other half of every message, part, channel and agent. It can only do so where every declaration of the type is partial.",
        helpLinkUri: RulePage.Of("CTR1001_TypeNeedsPartial"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Type.FirstNotPartial(context.CancellationToken) is { } declaration)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.Identifier.GetLocation(), type.Kind, type.Type.Name, declaration.Head()));
        }
    }
}
