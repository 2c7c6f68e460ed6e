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
        "{0}.{1} is {2}, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime",
        Category.Validation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The earlier of the tier's age and [Expires] is when a message is over age, so the member has to tell when that is.",
        helpLinkUri: RulePage.Of("CTR4005_ExpiresNoTime"));

    private protected override void Analyze(SymbolAnalysisContext context, Contract contract, MarkedType type)
    {
        foreach (var problem in type.Problems.Where(static p => p.Kind == ProblemKind.UnusableExpires))
        {
            // Of a type that does not exist the compiler speaks, and of a member that may not be used CTR1020.
            if (problem.About is { } member and not (IPropertySymbol { Type.TypeKind: TypeKind.Error } or IFieldSymbol { Type.TypeKind: TypeKind.Error })
                && Obsolescence.OfReading(member) is null
                && AttributeOf(type, member) is { } attribute)
            {
                var location = attribute.Location(context.CancellationToken) ?? type.MemberLocation(member, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, type.Type.Name, member.Name, What(member)));
            }
        }
    }

    private static AttributeData? AttributeOf(MarkedType type, ISymbol member) =>
        member.Attribute(KnownNames.Expires)
        ?? type.Shape?.Members.FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.Symbol, member))?.Attributes.Attribute(KnownNames.Expires);

    private static string What(ISymbol member) => member switch
    {
        { IsStatic: true } => "static",
        IPropertySymbol { GetMethod: null } => "never read",
        IPropertySymbol property => property.Type.Text(),
        IFieldSymbol field => field.Type.Text(),
        _ => "no property or field",
    };
}
