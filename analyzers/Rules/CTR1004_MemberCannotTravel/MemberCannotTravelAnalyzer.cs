namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1004: the type of a member cannot cross the wire.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberCannotTravelAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1004";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member of a type that cannot cross the wire",
        "{0}.{1} is {2}, {3} cannot cross the wire: {4}",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Both wire formats know numbers, text, times, enums, parts, and collections of them. A reader has to know which type to make.",
        helpLinkUri: RulePage.Of("CTR1004_MemberCannotTravel"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var member in type.Shape?.Members ?? [])
        {
            if (Reason(contract, member) is var (which, remedy))
            {
                var location = type.MemberTypeLocation(member, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Name, member.Type.Text(), which, remedy));
            }
        }
    }

    private static (string Which, string Remedy)? Reason(Contract contract, WireMember member)
    {
        if (WireAlternative.Offender(member.Type) is { } offender)
        {
            var isAll = SymbolEqualityComparer.Default.Equals(offender, member.Type);
            return (isAll ? "which" : $"and {offender.Text()}", WireAlternative.Of(offender, contract));
        }

        // What is wrong with a part of this assembly is said where it stands.
        return member.WireType?.Part is { } part && !contract.IsOwn(part) && contract.Part(part) is not { IsValid: true }
            ? ($"and the manifest of {part.ContainingAssembly?.Name} does not list {part.Name}, which", $"build {part.ContainingAssembly?.Name} with the generator, and without its errors")
            : null;
    }
}
