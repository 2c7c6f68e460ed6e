namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1009: a message, part, channel or agent is generic, abstract, static or a ref struct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeNotConcreteAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1009";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Generic, abstract, static or ref struct message, part, channel or agent",
        "{0} {1} is {2}: {3}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Readers make instances of messages and parts, and the hub makes instances of agents; both, and channels, are named by one type each.",
        helpLinkUri: RulePage.Of("CTR1009_TypeNotConcrete"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (Reason(type) is var (what, remedy))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, type.IdentifierLocation(context.CancellationToken), type.Kind, type.Type.Name, what, remedy));
        }
    }

    private static (string What, string Remedy)? Reason(MarkedType type)
    {
        for (var current = type.Type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return current.Equals(type.Type, SymbolEqualityComparer.Default)
                    ? ("generic", $"one name on the wire needs one type, declare a {Word(type)} for each type argument")
                    : ($"nested in {current.Name}, which is generic", $"one name on the wire needs one type, move it out of {current.Name}");
            }
        }

        return type.Type switch
        {
            { IsStatic: true } => ("static", "it implements an interface, remove 'static'"),
            { IsRefLikeType: true } => ("a ref struct", "it cannot be kept in a queue, remove 'ref'"),
            { IsAbstract: true } when type.Channel is null || type.Shape is not null || type.Agent is not null =>
                ("abstract", type.Agent is null ? "a reader cannot make one, remove 'abstract'" : "the hub cannot make one, remove 'abstract'"),
            _ => null,
        };
    }

    private static string Word(MarkedType type) => type.Kind.ToLowerInvariant();
}
