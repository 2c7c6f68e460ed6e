namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1013: a part holds itself, and nothing ends that.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartEndlessAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1013";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Part that holds itself without an end",
        "{0} holds itself through {1}, so no value of it would ever end: make one of them nullable, or a collection",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A value that must hold another of its kind, which must hold another, cannot be made. A member that may be null or empty is where it ends.",
        helpLinkUri: RulePage.Of("CTR1013_PartEndless"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        if (type.Part is not { } part)
        {
            return;
        }

        foreach (var member in part.Shape.Members)
        {
            if (PathBack(contract, part.Type, member, new HashSet<ISymbol>(SymbolEqualityComparer.Default)) is { } path)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, type.MemberTypeLocation(member, context.CancellationToken), part.Type.Name, path));
            }
        }
    }

    private static string? PathBack(Contract contract, INamedTypeSymbol target, WireMember member, HashSet<ISymbol> seen)
    {
        if (member.WireType is not { Kind: WireKind.Part, Symbol: INamedTypeSymbol next } wire || (next.IsReferenceType && !wire.RefusesNull))
        {
            return null;
        }

        if (SymbolEqualityComparer.Default.Equals(next, target))
        {
            return member.Name;
        }

        return seen.Add(next) && contract.IsOwn(next) && contract.Part(next) is { } part
            ? part.Shape.Members.Select(m => PathBack(contract, target, m, seen)).FirstOrDefault(static p => p is not null) is { } rest ? $"{member.Name}.{rest}" : null
            : null;
    }
}
