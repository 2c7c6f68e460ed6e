namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR4005: <c>[Expires]</c> stands on a member that is no point in time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExpiresNoTimeAnalyzer() : DeclarationAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR4005";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "[Expires] on a member that is no point in time",
        "{0}.{1} is {2}: {3}",
        Category.Validation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The earlier of the tier's age and [Expires] is when a message is over age, so the member has to tell when that is.",
        helpLinkUri: RulePage.Of("CTR4005_ExpiresNoTime"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.UnusableExpires))
        {
            // Of a type that does not exist the compiler speaks, and of a member that travels and may not be read CTR1020.
            if (problem.About is { } member and not (IPropertySymbol { Type.TypeKind: TypeKind.Error } or IFieldSymbol { Type.TypeKind: TypeKind.Error })
                && (Obsolescence.OfReading(member) is null || type.Shape?.Members.Any(m => SymbolEqualityComparer.Default.Equals(m.Symbol, member)) == false)
                && AttributeOf(type, member) is { } attribute)
            {
                var (what, remedy) = FaultOf(type.Type, member);
                var location = attribute.Location(context.CancellationToken) ?? type.MemberLocation(member, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Name, what, remedy));
            }
        }
    }

    private static AttributeData? AttributeOf(MarkedType type, ISymbol member) =>
        member.Attribute(KnownNames.Expires)
        ?? type.Shape?.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol, member))?.Attributes.Attribute(KnownNames.Expires);

    private static (string What, string Remedy) FaultOf(INamedTypeSymbol type, ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } => ("a constant, the same for every message", "make it a property"),
        { IsStatic: true } => ("static, the same for every message", "remove 'static'"),
        IPropertySymbol { IsIndexer: true } => ("an indexer, which tells no time without an index", "use a property"),
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => ("an explicit implementation, which only its interface has", "use a property"),
        IPropertySymbol { GetMethod: null } => ("never read", "give it a getter"),
        _ when Obsolescence.OfReading(member) is not null => ("marked [Obsolete(error: true)], so that generated code may not read it", "make it a warning, or remove [Expires]"),
        _ when !WireShape.CanRead(type, member) =>
            WireShape.MeantBy(type, member.Name) is { } meant && !SymbolEqualityComparer.Default.Equals(meant, member)
                ? ($"hidden by {meant.ContainingType.Name}.{meant.Name}", "give one of them another name")
                : ("private to its base", "make it protected"),
        IPropertySymbol property => NoTime(property.Type),
        IFieldSymbol field => NoTime(field.Type),
        _ => ("no property or field", "use a property"),
    };

    private static (string What, string Remedy) NoTime(ITypeSymbol type) =>
        ($"{type.Text()}, which tells no point in time", "make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime");
}
