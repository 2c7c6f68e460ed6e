using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AgentContracts.Validation;

/// <content>The rules of texts.</content>
public static partial class Check
{
    /// <summary>A string that is there, can cross the wire (every surrogate has its other half) and has as many characters as <see cref="StringLengthAttribute"/> asks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Text(ref Violations violations, Member member, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if ((value is null || !HasLength(value, minimum, maximum) || !PlainText.IsWellFormed(value)) && !Broken.OnlyCountsText(ref violations, value, minimum, maximum))
        {
            Broken.Text(ref violations, member, value, minimum, maximum);
        }
    }

    /// <summary>The same for a string that may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OptionalText(ref Violations violations, Member member, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is not null && (!HasLength(value, minimum, maximum) || !PlainText.IsWellFormed(value)) && !Broken.OnlyCountsText(ref violations, value, minimum, maximum))
        {
            Broken.Text(ref violations, member, value, minimum, maximum);
        }
    }

    /// <summary>The same for a string that <see cref="RequiredAttribute"/> asks not to be blank either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequiredText(ref Violations violations, Member member, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if ((value is null || !HasLength(value, minimum, maximum) || !PlainText.IsWellFormed(value) || !PlainText.BeginsVisibly(value))
            && !Broken.OnlyCountsRequiredText(ref violations, value, minimum, maximum))
        {
            Broken.RequiredText(ref violations, member, value, minimum, maximum);
        }
    }

    /// <summary><see cref="RequiredAttribute"/> on a string: not null and, unless allowed, not blank.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Required(ref Violations violations, Member member, string? value, bool allowEmptyStrings = false)
    {
        if ((value is null || (!allowEmptyStrings && string.IsNullOrWhiteSpace(value))) && !violations.OnlyCounts())
        {
            Broken.Required(ref violations, member, value);
        }
    }

    /// <summary><see cref="StringLengthAttribute"/>; null passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StringLength(ref Violations violations, Member member, string? value, int minimum, int maximum)
    {
        if (value is not null && !HasLength(value, minimum, maximum) && !violations.OnlyCounts())
        {
            Broken.StringLength(ref violations, member, value, minimum, maximum);
        }
    }

    /// <summary><see cref="RegularExpressionAttribute"/>: the whole of a non-empty string matches; a match that takes too long counts as none.</summary>
    public static void RegularExpression(ref Violations violations, Member member, string? value, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!string.IsNullOrEmpty(value) && !MatchesWhole(value, pattern) && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "RegularExpression", value, "{0} must match the pattern {1}.", pattern);
        }
    }

    /// <summary><see cref="EmailAddressAttribute"/>: one <c>@</c>, neither first nor last, and no end of a line; null passes.</summary>
    public static void EmailAddress(ref Violations violations, Member member, string? value)
    {
        if (value is not null && !IsEmailAddress(value) && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "EmailAddress", value, "{0} must be an e-mail address.");
        }
    }

    /// <summary><see cref="UrlAttribute"/>: begins with <c>http://</c>, <c>https://</c> or <c>ftp://</c>; null passes.</summary>
    public static void Url(ref Violations violations, Member member, string? value)
    {
        if (value is not null && !IsUrl(value) && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "Url", value, "{0} must be a URL that begins with http://, https:// or ftp://.");
        }
    }

    /// <summary><see cref="Base64StringAttribute"/>; null passes.</summary>
    public static void Base64String(ref Violations violations, Member member, string? value)
    {
        if (value is not null && !Base64.IsValid(value) && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "Base64String", value, "{0} must be base64.");
        }
    }

    /// <summary>A character that can cross the wire: no half of a surrogate pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Character(ref Violations violations, Member member, char value)
    {
        if (char.IsSurrogate(value) && !violations.OnlyCounts())
        {
            Broken.Rule(ref violations, member, "WellFormed", value, "{0} must be a character: it is half of a surrogate pair.");
        }
    }

    internal static bool HasLength(string value, int minimum, int maximum) => value.Length >= minimum && value.Length <= maximum;

    private static bool IsEmailAddress(string value) =>
        value.IndexOf('@') is var at and > 0 && at < value.Length - 1 && value.LastIndexOf('@') == at && !value.AsSpan().ContainsAny('\r', '\n');

    private static bool IsUrl(string value) =>
        value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase);

    private static bool MatchesWhole(string value, Regex pattern)
    {
        try
        {
            // As RegularExpressionAttribute does it: the first match, and it must be all of the value; here no match is allocated.
            foreach (var match in pattern.EnumerateMatches(value))
            {
                return match.Index == 0 && match.Length == value.Length;
            }

            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
