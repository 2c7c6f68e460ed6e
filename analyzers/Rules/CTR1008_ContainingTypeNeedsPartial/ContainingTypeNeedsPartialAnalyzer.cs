namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1008: a type around a message, part, channel or agent is not partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainingTypeNeedsPartialAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1008";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part, channel or agent inside a type that is not partial",
        "{0} {1} gets no generated code because {2} around it is not partial: write 'partial {3}'",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator writes the other half of every message, part, channel and agent. It can only do so where every type around it is partial, too.",
        helpLinkUri: RulePage.Of("CTR1008_ContainingTypeNeedsPartial"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // Where the type itself is not partial CTR1001 says so, and its fix mends the types around it as well.
        if (type.Type.ContainingType is null || type.Type.FirstNotPartial(context.CancellationToken) is not null)
        {
            return;
        }

        for (var outer = type.Type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.FirstNotPartial(context.CancellationToken) is { } declaration)
            {
                var location = type.IdentifierLocation(context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, [declaration.Identifier.GetLocation()], type.Kind, type.Type.Name, outer.Name, declaration.Head()));
                return;
            }
        }
    }
}
