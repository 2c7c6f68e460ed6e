using System.Text.RegularExpressions;

namespace AgentContracts.Analyzers.Constraints;

/// <summary>Whether a constant is a valid value of a member.</summary>
internal static class ConstantCheck
{
    // A pattern is asked while someone types.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private const string GiveAnother = "give it another value";
    private const string GiveAnotherOrWiden = GiveAnother + ", or widen the constraint";

    /// <summary>What the value must be and is not, as the rest of "must …", and what to do; <see langword="null"/> where nothing is known to be wrong.</summary>
    public static (string Must, string Remedy)? ViolationOf(ConstrainedMember member, object? value)
    {
        if (Annotation.KindOf(member.Type) is not { } kind)
        {
            return null;
        }

        if (value is double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity)
        {
            return ("be a finite number", GiveAnother);
        }

        if (value is string text)
        {
            if (!WireText.IsWellFormed(text))
            {
                return ("be well-formed text", GiveAnother);
            }

            if (LengthLimits.Of(member) is { } length && (text.Length < length.Minimum || text.Length > length.Maximum))
            {
                return ($"be {length.Text}", GiveAnotherOrWiden);
            }
        }

        if (kind == WireKind.Enum && value is not null && !IsNamed(member.Type.Underlying(), value))
        {
            return ($"be a named value of {member.Type.Underlying().Text()}", GiveAnother);
        }

        return member.Attributes.Select(a => ViolationOf(member, kind, a, value)).FirstOrDefault(static v => v is not null) is { } must ? (must, GiveAnotherOrWiden) : null;
    }

    private static string? ViolationOf(ConstrainedMember member, WireKind kind, AttributeData attribute, object? value) => attribute.AttributeClass switch
    {
        var a when a.Is(Annotation.Required) =>
            value is null || (value is string blank && string.IsNullOrWhiteSpace(blank) && !attribute.NamedArgument<bool>("AllowEmptyStrings")) ? "not be empty" : null,
        var a when a.Is(Annotation.Range) => value is not null && RangeLimits.Of(kind, attribute) is { } range && !range.Contains(value) ? $"be {range.Text}" : null,
        var a when a.Is(Annotation.AllowedValues) => ConstantSet.Of(member.Type, attribute) is { } allowed && !allowed.Contains(kind, value) ? $"be one of {allowed.Text}" : null,
        var a when a.Is(Annotation.DeniedValues) => ConstantSet.Of(member.Type, attribute) is { } denied && denied.Contains(kind, value) ? $"not be one of {denied.Text}" : null,
        var a when a.Is(Annotation.RegularExpression) =>
            value is string { Length: > 0 } text && attribute.Argument<string>(0) is { Length: > 0 } pattern && !Matches(pattern, text) ? $"match {ConstantText.Of(pattern)}" : null,
        var a when a.Is(Annotation.EmailAddress) => value is string text && !IsEmailAddress(text) ? "be an e-mail address" : null,
        var a when a.Is(Annotation.Url) => value is string text && !IsUrl(text) ? "be a URL that begins with http://, https:// or ftp://" : null,
        var a when a.Is(Annotation.Base64String) => value is string text && !IsBase64(text) ? "be base64" : null,
        _ => null,
    };

    private static bool IsNamed(ITypeSymbol type, object value) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(f => f.HasConstantValue && Equals(Limit.OfNumber(WireKind.Decimal, f.ConstantValue), Limit.OfNumber(WireKind.Decimal, value)));

    // These three as the library's Check does.
    private static bool IsEmailAddress(string text) =>
        text.IndexOf('@') is var at and > 0 && at < text.Length - 1 && text.LastIndexOf('@') == at && text.IndexOfAny(['\r', '\n']) < 0;

    private static bool IsUrl(string text) =>
        new[] { "http://", "https://", "ftp://" }.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool IsBase64(string text)
    {
        try
        {
            _ = Convert.FromBase64String(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // As the attribute does: the first match must be the whole text.
    private static bool Matches(string pattern, string text)
    {
        try
        {
            var match = Regex.Match(text, pattern, RegexOptions.None, Patience);
            return match.Success && match.Index == 0 && match.Length == text.Length;
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
