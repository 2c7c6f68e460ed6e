using System.Text.RegularExpressions;
using AgentContracts.Roslyn;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Parsing;

/// <summary>Reads the validation attributes of a member as rules; what is not understood is left to the attribute itself.</summary>
internal static class RuleParser
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    /// <summary>Whether an attribute sets a rule.</summary>
    public static bool IsRule(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Is(Annotations + "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<RuleModel> Parse(string member, ITypeSymbol type, ImmutableArray<AttributeData> attributes, FieldNames fields) =>
        from attribute in attributes
        where IsRule(attribute)
        let rule = Native(member, type, attribute, fields) ?? Custom(member, attribute, fields)
        where rule is not null && rule != Never
        select rule;

    /// <summary>Stands for a rule that says nothing about members of this type, or that throws whatever the value is.</summary>
    private static RuleModel Never { get; } = new RequiredRule(null, true, false);

    private static RuleModel? Native(string member, ITypeSymbol type, AttributeData attribute, FieldNames fields)
    {
        // A text from a resource is looked up by the attribute.
        if (attribute.NamedArguments.Any(static a => a.Key.StartsWith("ErrorMessageResource", StringComparison.Ordinal)) || attribute.AttributeClass is not { } rule)
        {
            return null;
        }

        var message = attribute.NamedArgument<string>("ErrorMessage");
        return rule switch
        {
            _ when rule.Is(Annotations + "RequiredAttribute") => Required(message, type, attribute),
            _ when rule.Is(Annotations + "RangeAttribute") => RangeParser.Parse(message, type, attribute),
            _ when rule.Is(Annotations + "StringLengthAttribute") => StringLength(message, type, attribute),
            _ when rule.Is(Annotations + "MinLengthAttribute") => Length(message, "MinLength", type, attribute),
            _ when rule.Is(Annotations + "MaxLengthAttribute") => Length(message, "MaxLength", type, attribute),
            _ when rule.Is(Annotations + "LengthAttribute") => Length(message, "Length", type, attribute),
            _ when rule.Is(Annotations + "RegularExpressionAttribute") => Pattern(message, member, type, attribute, fields),
            _ when rule.Is(Annotations + "EmailAddressAttribute") => Form(message, "EmailAddress", type),
            _ when rule.Is(Annotations + "UrlAttribute") => Form(message, "Url", type),
            _ when rule.Is(Annotations + "Base64StringAttribute") => Form(message, "Base64String", type),
            _ when rule.Is(Annotations + "AllowedValuesAttribute") => ValuesParser.Parse(message, areAllowed: true, type, attribute),
            _ when rule.Is(Annotations + "DeniedValuesAttribute") => ValuesParser.Parse(message, areAllowed: false, type, attribute),
            _ => null,
        };
    }

    private static RuleModel? Custom(string member, AttributeData attribute, FieldNames fields)
    {
        if (AttributeExpression.Of(attribute) is not { } creation)
        {
            return null;
        }

        var rule = attribute.AttributeClass!;
        var name = rule.Name.EndsWith("Attribute", StringComparison.Ordinal) ? rule.Name.Substring(0, rule.Name.Length - "Attribute".Length) : rule.Name;
        return new CustomRule(fields.Next(member, name), Names.Full(rule), creation);
    }

    private static RuleModel Required(string? message, ITypeSymbol type, AttributeData attribute) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? new RequiredRule(message, attribute.NamedArgument<bool>("AllowEmptyStrings"), type.SpecialType == SpecialType.System_String)
            : Never;

    private static RuleModel StringLength(string? message, ITypeSymbol type, AttributeData attribute) =>
        type.SpecialType == SpecialType.System_String
            ? new StringLengthRule(message, attribute.NamedArgument<int>("MinimumLength"), attribute.Argument<int>(0))
            : Never;

    // What the attribute says of other types, it says itself.
    private static FormRule? Form(string? message, string check, ITypeSymbol type) => type.SpecialType == SpecialType.System_String ? new FormRule(message, check) : null;

    private static RuleModel Length(string? message, string check, ITypeSymbol type, AttributeData attribute)
    {
        var limits = attribute.ConstructorArguments.Select(static a => a.Value).OfType<int>().ToEquatableArray();
        var isUnlimited = check == "MaxLength" && (limits.Count == 0 || limits[0] == -1);
        return isUnlimited || SizeOf(type) is not { } size || limits.Count == 0 ? Never : new LengthRule(message, check, size, limits);
    }

    private static string? SizeOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => "Length",
        _ => KindOf(type) switch
        {
            WireKind.Array or WireKind.Bytes or WireKind.Memory => "Length",
            WireKind.List or WireKind.ReadOnlyList or WireKind.HashSet or WireKind.Set or WireKind.ReadOnlySet
                or WireKind.Dictionary or WireKind.ReadOnlyDictionary or WireKind.KeyedDictionary or WireKind.ReadOnlyKeyedDictionary => "Count",

            // The default has no length, but a span.
            WireKind.ImmutableArray => "AsSpan().Length",
            _ => null,
        },
    };

    private static WireKind? KindOf(ITypeSymbol type) =>
        SupportedTypes.Classify(type) is { Kind: WireKind.Nullable, Element: { } element } ? element.Kind : SupportedTypes.Classify(type)?.Kind;

    private static RuleModel? Pattern(string? message, string member, ITypeSymbol type, AttributeData attribute, FieldNames fields)
    {
        const int DefaultTimeoutMs = 2000;
        if (type.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var timeout = attribute.NamedArgument<int?>("MatchTimeoutInMilliseconds") ?? DefaultTimeoutMs;
        return attribute.Argument<string>(0) is { Length: > 0 } pattern && IsPattern(pattern) && timeout is > 0 or -1
            ? new PatternRule(message, fields.Next(member, "Pattern"), pattern, timeout)
            : Never;
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
