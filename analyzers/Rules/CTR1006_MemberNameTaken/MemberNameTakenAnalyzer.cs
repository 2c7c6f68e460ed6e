namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR1006: the name of a member on the wire belongs to the header or to another member, or is none; or that of a value of an enum in it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberNameTakenAnalyzer() : RuleAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR1006";

    /// <summary>The property of a diagnostic that holds a name on the wire that is free.</summary>
    public const string FreeNameProperty = "FreeName";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Member whose name on the wire is taken",
        "{0}.{1} is '{2}' on the wire, {3}: rename it, or write [WireName(\"{4}\")]",
        Category.Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Header and members are one flat object on the wire, so that each name stands for one thing. Names that begin with '_' are kept for the header to grow. A value of an enum travels by its name, so that a reader takes two values of one name for the first of them.",
        helpLinkUri: RulePage.Of("CTR1006_MemberNameTaken"));

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, Contract contract)
    {
        var carried = new Lazy<HashSet<ISymbol>>(() => new HashSet<ISymbol>(
            contract.OwnMessages.Select(static m => m.Shape).Concat(contract.OwnParts.Select(static p => p.Shape)).SelectMany(static s => s.Members).SelectMany(static m => UnusableEnumName.EnumsIn(m.WireType)),
            SymbolEqualityComparer.Default));
        context.RegisterSymbolAction(
            c =>
            {
                var type = (INamedTypeSymbol)c.Symbol;
                if (type.TypeKind == TypeKind.Enum)
                {
                    AnalyzeEnum(c, type, carried);
                }
                else if (contract.Marked(type) is { } marked)
                {
                    AnalyzeMembers(c, marked);
                    AnalyzeEnumsOfOthers(c, contract, marked);
                }
            },
            SymbolKind.NamedType);
    }

    private static void AnalyzeMembers(SymbolAnalysisContext context, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.UnusableWireName))
        {
            if (type.Shape?.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol, problem.About)) is { } member)
            {
                var free = FreeName(type, member.Name);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    problem.Attribute?.ArgumentLocation("name", 0, context.CancellationToken) ?? type.MemberLocation(member.Symbol, context.CancellationToken),
                    ImmutableDictionary<string, string?>.Empty.Add(FreeNameProperty, free),
                    type.Type.Name,
                    member.Name,
                    member.WireName,
                    Reason(type, member),
                    free));
            }
        }
    }

    // An enum that no message carries may have any names.
    private static void AnalyzeEnum(SymbolAnalysisContext context, INamedTypeSymbol type, Lazy<HashSet<ISymbol>> carried)
    {
        foreach (var unusable in UnusableEnumName.In(type))
        {
            if (carried.Value.Contains(type))
            {
                var location = unusable.Value.Attribute(KnownNames.WireName)?.ArgumentLocation("name", 0, context.CancellationToken) ?? unusable.Value.Locations[0];
                Report(context, unusable, location, ImmutableDictionary<string, string?>.Empty.Add(FreeNameProperty, unusable.FreeName));
            }
        }
    }

    // What is wrong with an enum of another assembly cannot be said where it stands.
    private static void AnalyzeEnumsOfOthers(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var member in type.Shape?.Members ?? [])
        {
            foreach (var unusable in UnusableEnumName.EnumsIn(member.WireType).Where(e => !contract.IsOwn(e) && seen.Add(e)).SelectMany(UnusableEnumName.In))
            {
                Report(context, unusable, type.MemberTypeLocation(member, context.CancellationToken), ImmutableDictionary<string, string?>.Empty);
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, UnusableEnumName unusable, Location location, ImmutableDictionary<string, string?> properties) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Rule, location, properties, unusable.Value.ContainingType.Name, unusable.Value.Name, unusable.WireName, unusable.Reason, unusable.FreeName));

    private static string Reason(MarkedType type, WireMember member) => member.WireName switch
    {
        "" => "which is no name",
        var name when name[0] == '_' => "and names that begin with '_' belong to the header",
        var name when !WireText.IsWellFormed(name) => "which has half a surrogate pair",
        var name when type.Shape!.Members.FirstOrDefault(m => m.WireName == name) is { } first && first != member => $"as {first.Name} is already",
        _ => "which is a field of the header",
    };

    private static string FreeName(MarkedType type, string member)
    {
        var own = SnakeCase.Of(member).TrimStart('_');
        var names = new[] { own, $"{SnakeCase.Of(type.Type.Name)}_{own}" }.Concat(Enumerable.Range(2, 1000).Select(i => $"{own}_{i}"));
        return names.First(n => n.Length > 0 && !RecordProblems.IsHeaderName(n) && type.Shape!.Members.All(m => m.WireName != n));
    }
}
