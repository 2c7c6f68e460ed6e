using AgentContracts.Analyzers.Constraints;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR4002: no value satisfies the constraints of a member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstraintUnsatisfiableAnalyzer() : ConstraintAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR4002";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Constraint that no value satisfies",
        "No value of {0}.{1} is valid{2}: {3}",
        Category.Validation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message with a member that no value satisfies can neither be sent nor received.",
        helpLinkUri: RulePage.Of("CTR4002_ConstraintUnsatisfiable"));

    private protected override void Analyze(SymbolAnalysisContext context, MarkedType type, ConstrainedMember member)
    {
        foreach (var (attribute, reason) in Reasons(member))
        {
            // Null satisfies all of them but [Required].
            var mayBeNull = member.Type is { NullableAnnotation: NullableAnnotation.Annotated } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
                && member.Attributes.Attribute(Annotation.Required) is null;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                LocationOf(type, attribute, context.CancellationToken),
                mayBeNull ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
                additionalLocations: null,
                properties: null,
                type.Type.Name,
                member.Symbol.Name,
                mayBeNull ? " but null" : "",
                reason));
        }
    }

    private static IEnumerable<(AttributeData Attribute, string Reason)> Reasons(ConstrainedMember member)
    {
        var kind = Annotation.KindOf(member.Type);
        if (LengthLimits.Of(member) is { } length && (length.Minimum > length.Maximum || length.Maximum < 0))
        {
            yield return (length.Attribute, length.Maximum < 0
                ? $"it may be at most {length.Maximum} long, so set a maximum of 0 or more"
                : $"it must be at least {length.Minimum} and at most {length.Maximum} long, so swap or widen the limits");
        }

        foreach (var attribute in member.Attributes)
        {
            if (attribute.AttributeClass.Is(Annotation.Range) && kind is { } ranged && RangeLimits.Of(ranged, attribute) is { IsEmpty: true } range)
            {
                yield return (attribute, $"no {Underlying(member.Type)} is {range.Text}, so swap or widen the limits");
            }
            else if (attribute.AttributeClass.Is(Annotation.AllowedValues) && ConstantSet.Of(member.Type, attribute) is { } allowed)
            {
                if (allowed.Values.Count == 0)
                {
                    yield return (attribute, allowed.Text.Length == 0 ? "none is allowed, so allow one" : $"no {Underlying(member.Type)} is one of {allowed.Text}, so allow one that is");
                }
                else if (Denied(member) is { } denied && allowed.Values.All(v => denied.Values.Contains(v)))
                {
                    yield return (attribute, $"whatever is allowed, {allowed.Text}, is denied as well, so allow another, or deny less");
                }
            }
        }
    }

    private static ConstantSet? Denied(ConstrainedMember member) =>
        member.Attributes.Attribute(Annotation.DeniedValues) is { } attribute ? ConstantSet.Of(member.Type, attribute) : null;

    private static string Underlying(ITypeSymbol type) =>
        (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type).Text();
}
