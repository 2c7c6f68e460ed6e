namespace AgentContracts.Analyzers.Constraints;

/// <summary>The validation attributes of the framework that the rules know.</summary>
internal static class Annotation
{
    public const string Required = Namespace + "RequiredAttribute";
    public const string Range = Namespace + "RangeAttribute";
    public const string StringLength = Namespace + "StringLengthAttribute";
    public const string MinLength = Namespace + "MinLengthAttribute";
    public const string MaxLength = Namespace + "MaxLengthAttribute";
    public const string Length = Namespace + "LengthAttribute";
    public const string RegularExpression = Namespace + "RegularExpressionAttribute";
    public const string AllowedValues = Namespace + "AllowedValuesAttribute";
    public const string DeniedValues = Namespace + "DeniedValuesAttribute";
    public const string EmailAddress = Namespace + "EmailAddressAttribute";
    public const string Url = Namespace + "UrlAttribute";
    public const string Base64String = Namespace + "Base64StringAttribute";

    private const string Namespace = "System.ComponentModel.DataAnnotations.";

    private static readonly string[] OfText =
    [
        EmailAddress, Namespace + "PhoneAttribute", Namespace + "CreditCardAttribute", Base64String, Namespace + "FileExtensionsAttribute",
    ];

    /// <summary>Whether the attribute is one of those that refuse whatever is no text.</summary>
    public static bool IsOfText(AttributeData attribute) => OfText.Any(attribute.AttributeClass.Is);

    /// <summary>The attribute's name as it is written: <c>Range</c>.</summary>
    public static string NameOf(AttributeData attribute) =>
        attribute.AttributeClass?.Name is { } name && name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : "";

    /// <summary>The kind of the values of a member, those of a nullable one included; <see langword="null"/> where they cannot cross the wire.</summary>
    public static WireKind? KindOf(ITypeSymbol type) =>
        SupportedTypes.Classify(type) is { } wire ? (wire is { Kind: WireKind.Nullable, Element: { } element } ? element.Kind : wire.Kind) : null;
}
