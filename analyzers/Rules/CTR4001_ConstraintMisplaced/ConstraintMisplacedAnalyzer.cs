using AgentContracts.Analyzers.Constraints;

namespace AgentContracts.Analyzers.Rules;

/// <summary>CTR4001: a validation attribute does not fit the type of the member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstraintMisplacedAnalyzer() : ConstraintAnalyzer(Rule)
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "CTR4001";

    /// <summary>The property of a diagnostic that says that whole numbers are to become fractional ones.</summary>
    public const string WholeLimitsProperty = "WholeLimits";

    internal static readonly DiagnosticDescriptor Rule = new(
        Id,
        "Constraint that does not fit the member",
        "[{0}] on {1}.{2}, which is {3}, {4}: {5}",
        Category.Validation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A constraint that cannot apply to the type of its member is not checked, or refuses every value.",
        helpLinkUri: RulePage.Of("CTR4001_ConstraintMisplaced"));

    private protected override void Analyze(SymbolAnalysisContext context, MarkedType type, ConstrainedMember member)
    {
        foreach (var attribute in member.Attributes)
        {
            if (Reason(member.Type, attribute) is var (what, remedy, hasWholeLimits))
            {
                var properties = hasWholeLimits ? ImmutableDictionary<string, string?>.Empty.Add(WholeLimitsProperty, "") : ImmutableDictionary<string, string?>.Empty;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, LocationOf(type, attribute, context.CancellationToken), properties,
                    Annotation.NameOf(attribute), type.Type.Name, member.Symbol.Name, member.Type.Text(), what, remedy));
            }
        }
    }

    private static (string What, string Remedy, bool HasWholeLimits)? Reason(ITypeSymbol type, AttributeData attribute)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        var kind = Annotation.KindOf(type);
        return attribute.AttributeClass switch
        {
            var a when a.Is(Annotation.Required) && type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T =>
                ("checks nothing, since it always has a value", "remove it, or make the member nullable", false),
            var a when a.Is(Annotation.StringLength) && !isText => ("checks nothing", LengthLimits.HasLength(kind) ? "use [MaxLength] or [Length]" : "remove it", false),
            var a when (a.Is(Annotation.MinLength) || a.Is(Annotation.MaxLength) || a.Is(Annotation.Length)) && !isText && !LengthLimits.HasLength(kind) =>
                ("checks nothing, since it has no length", kind is { } number && Limit.IsNumber(number) ? "use [Range]" : "remove it", false),
            _ when LengthLimits.MinimumOf(attribute) < 0 =>
                (attribute.AttributeClass.Is(Annotation.StringLength) ? "has a minimum below 0, which checks nothing" : "has a minimum below 0, which checks nothing here and throws in other validators", "write 0 or more", false),
            var a when a.Is(Annotation.RegularExpression) && !isText => ("checks its text in the culture of the machine", "use a string, or another constraint", false),
            var a when a.Is(Annotation.Range) => OfRange(type, kind, attribute),
            _ when Annotation.IsOfText(attribute) && !isText => ("refuses every value, since it is about strings", "use a string, or remove it", false),
            _ => null,
        };
    }

    private static (string What, string Remedy, bool HasWholeLimits)? OfRange(ITypeSymbol type, WireKind? kind, AttributeData attribute)
    {
        if (kind is not { } own || type.TypeKind == TypeKind.TypeParameter)
        {
            return null;
        }

        // Those the attribute itself converts.
        if (own is WireKind.String or WireKind.Char or WireKind.Boolean or WireKind.Enum or WireKind.Flags)
        {
            return null;
        }

        if (!Limit.IsNumber(own) && !Limit.IsTime(own))
        {
            return ("refuses every value, since it has no order that the attribute knows", own is WireKind.Int128 or WireKind.UInt128 ? "check it in OnValidate" : "remove it", false);
        }

        var hasNumbers = attribute.ConstructorArguments is [{ Value: int or double }, { Value: int or double }];
        if (hasNumbers && Limit.IsTime(own))
        {
            return ("refuses every value, since its limits are numbers", $"write [Range(typeof({own}), \"...\", \"...\")]", false);
        }

        // A limit that is no number, or not to be read, throws where the attribute is asked.
        if (RangeLimits.Of(own, attribute) is null && !attribute.ConstructorArguments.Any(static a => a.Kind == TypedConstantKind.Error))
        {
            return ("has a limit that cannot be read", hasNumbers ? "write a number" : $"write [Range(typeof({type.Underlying().Text()}), ...)] with two texts that are such values", false);
        }

        return Limit.IsFractional(own) && attribute.ConstructorArguments is [{ Value: int }, { Value: int }]
            ? ("has limits of another type, by which other validators round the value first", "write them as 0.0 and not as 0", true)
            : null;
    }
}
