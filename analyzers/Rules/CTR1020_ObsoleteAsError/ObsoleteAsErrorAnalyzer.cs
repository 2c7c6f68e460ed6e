namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1020: using a message, part, channel or agent, or what generated code uses of it, is a compiler error.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObsoleteAsErrorAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1020";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Message, part, channel, agent or member that is obsolete as an error",
        "{0} is marked [Obsolete(error: true)], so that generated code may not use it and {1} {2} is left out of the contract: make it a warning, or {3}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "[Obsolete(error: true)] makes every use an error, and generated code uses every message and each of its members.",
        helpLinkUri: RulePage.Of("CTR1020_ObsoleteAsError"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.ObsoleteAsError))
        {
            if (problem.About is { } about)
            {
                var location = about is INamedTypeSymbol ? type.IdentifierLocation(context.CancellationToken) : type.MemberLocation(about, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, NameOf(MarkedOf(type, about)), type.Kind.ToLowerInvariant(), type.Type.Name, RemedyOf(type, about)));
            }
        }
    }

    private static ISymbol MarkedOf(MarkedType type, ISymbol about) =>
        about is not (IPropertySymbol or IFieldSymbol) ? about
        : (type.Shape?.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol, about)) is { } member ? Obsolescence.Of(member) : Obsolescence.Of(about, type.Type)) ?? about;

    private static string NameOf(ISymbol marked) => marked switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => $"The constructor of {marked.ContainingType.Name}",
        IMethodSymbol { AssociatedSymbol: { } property } accessor => $"{property.Name}.{AccessorOf(accessor)}",
        _ => marked.Name,
    };

    private static string AccessorOf(IMethodSymbol accessor) => accessor.MethodKind == MethodKind.PropertyGet ? "get" : accessor.IsInitOnly ? "init" : "set";

    private static string RemedyOf(MarkedType type, ISymbol about) => about switch
    {
        INamedTypeSymbol when SymbolEqualityComparer.Default.Equals(about, type.Type) => "remove the attribute that makes it one",
        INamedTypeSymbol => $"move {type.Type.Name} out of it",
        IMethodSymbol => "remove the attribute",
        _ => "remove the member",
    };
}
