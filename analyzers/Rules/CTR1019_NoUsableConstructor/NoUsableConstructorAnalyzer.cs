namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1019: a reader cannot make a message or part, or the hub an agent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoUsableConstructorAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1019";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part or agent that cannot be made",
        "{0} {1} cannot be made by {2}: {3}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A reader makes messages and parts from their members, with the primary constructor or the parameterless one. The hub makes agents from services.",
        helpLinkUri: RulePage.Of("CTR1019_NoUsableConstructor"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        // What cannot have an instance at all is CTR1009's, and what is no record has no primary constructor yet.
        if (type.Type is { IsStatic: true } or { IsAbstract: true } || (type.Shape is not null && !type.Type.IsRecord))
        {
            return;
        }

        foreach (var problem in type.Problems)
        {
            if (RemedyOf(type, problem) is var (about, remedy))
            {
                Report(about, "a reader", remedy);
            }
        }

        if (type.Agent is not null && AgentConstructor.Of(type.Type) is null && !type.Type.InstanceConstructors.SelectMany(static c => c.Parameters).Any(static p => !p.Type.IsResolved()))
        {
            Report(type.Type, "the hub", "give it a public or internal constructor whose parameters are services");
        }

        void Report(ISymbol about, string maker, string remedy) => context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            about is INamedTypeSymbol ? type.IdentifierLocation(context.CancellationToken) : type.MemberLocation(about, context.CancellationToken),
            type.Kind,
            type.Type.Name,
            maker,
            remedy));
    }

    private static (ISymbol About, string Remedy)? RemedyOf(MarkedType type, Problem problem) => problem switch
    {
        // With a primary constructor one of its parameters is held by no member, of which the compiler speaks.
        { Kind: ProblemKind.NoConstructor } when type.Shape?.Constructor is null => (type.Type, "give it a primary constructor, or one without parameters and settable members"),
        { Kind: ProblemKind.HiddenRequired, About: { } member } => (member, $"{member.Name} is required but does not travel, make it public or remove 'required'"),
        _ => null,
    };
}
