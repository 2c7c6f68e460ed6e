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
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                LocationOf(type, attribute, context.CancellationToken),
                member.TakesNull ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
                additionalLocations: null,
                properties: null,
                type.Type.Name,
                member.Symbol.Name,
                member.TakesNull ? " but null" : "",
                reason));
        }
    }

    private static IEnumerable<(AttributeData Attribute, string Reason)> Reasons(ConstrainedMember member) =>
        ReasonsAlone(member).ToArray() is { Length: > 0 } alone ? alone : ReasonsTogether(member);

    private static IEnumerable<(AttributeData Attribute, string Reason)> ReasonsAlone(ConstrainedMember member)
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
                yield return (attribute, $"no {member.Type.Underlying().Text()} is {range.Text}, so {range.Remedy}");
            }
            else if (attribute.AttributeClass.Is(Annotation.AllowedValues) && ConstantSet.Of(member.Type, attribute) is { } allowed)
            {
                // A null that the type or another attribute refuses is allowed in vain.
                var left = allowed.Values.Where(v => v is not null || member.TakesNull).ToArray();
                if (left.Length == 0)
                {
                    yield return (attribute, allowed.Text.Length == 0 ? "none is allowed, so allow one" : $"no {member.Type.Underlying().Text()} is one of {allowed.Text}, so allow one that is");
                }
                else if (Denied(member) is { } denied && left.All(v => denied.Values.Contains(v)))
                {
                    yield return (attribute, $"whatever is allowed, {allowed.Text}, is denied as well, so allow another, or deny less");
                }
            }
        }
    }

    // Constraints each of which leaves something, but not the same.
    private static IEnumerable<(AttributeData Attribute, string Reason)> ReasonsTogether(ConstrainedMember member)
    {
        if (LengthLimits.Of(member) is { Maximum: 0 } length
            && member.Type.SpecialType == SpecialType.System_String
            && member.Attributes.Attribute(Annotation.Required) is { } required
            && !required.NamedArgument<bool>("AllowEmptyStrings"))
        {
            yield return (length.Attribute, "it may be at most 0 long, but not be empty, so set a maximum of 1 or more");
        }
        else if (member.Attributes.Attribute(Annotation.AllowedValues) is { } attribute && ConstantSet.Of(member.Type, attribute) is { } allowed)
        {
            var others = new ConstrainedMember(member.Symbol, member.Type, member.Attributes.Remove(attribute));
            var violations = allowed.Values.Where(v => v is not null || member.TakesNull).Select(v => ConstantCheck.ViolationOf(others, v)?.Must).ToArray();
            if (violations.All(static v => v is not null))
            {
                yield return (attribute, $"whatever is allowed, {allowed.Text}, is not what it must be as well: {string.Join(", and ", violations.Distinct())}, so allow another, or widen the other constraint");
            }
        }
    }

    private static ConstantSet? Denied(ConstrainedMember member) =>
        member.Attributes.Attribute(Annotation.DeniedValues) is { } attribute ? ConstantSet.Of(member.Type, attribute) : null;
}
