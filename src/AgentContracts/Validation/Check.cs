using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace AgentContracts.Validation;

/// <summary>The rules that generated validators are made of. Each adds a violation where its rule is broken and does nothing otherwise.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Check
{
    internal const string NotNullRule = "NotNull";

    /// <summary>A non-nullable member holds something.</summary>
    public static void NotNull(ref Violations violations, Member member, object? value)
    {
        if (value is null)
        {
            Add(ref violations, member, NotNullRule, null, "{0} may not be null.");
        }
    }

    /// <summary><see cref="RequiredAttribute"/> on a string: not null and, unless allowed, not blank.</summary>
    public static void Required(ref Violations violations, Member member, string? value, bool allowEmptyStrings = false)
    {
        if (value is null || (!allowEmptyStrings && string.IsNullOrWhiteSpace(value)))
        {
            Add(ref violations, member, "Required", value, "{0} is required.");
        }
    }

    /// <summary><see cref="RequiredAttribute"/> on anything else: not null.</summary>
    public static void Required(ref Violations violations, Member member, object? value)
    {
        if (value is null)
        {
            Add(ref violations, member, "Required", null, "{0} is required.");
        }
    }

    /// <summary><see cref="RangeAttribute"/>, compared in the member's own type.</summary>
    public static void Range<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false)
        where T : IComparable<T>
    {
        var low = value.CompareTo(minimum);
        var high = value.CompareTo(maximum);
        if (low < 0 || high > 0 || (minimumIsExclusive && low == 0) || (maximumIsExclusive && high == 0))
        {
            var text = (minimumIsExclusive, maximumIsExclusive) switch
            {
                (false, false) => "{0} must be between {1} and {2}.",
                (true, false) => "{0} must be greater than {1} and at most {2}.",
                (false, true) => "{0} must be at least {1} and less than {2}.",
                _ => "{0} must be greater than {1} and less than {2}.",
            };
            Add(ref violations, member, "Range", value, text, minimum, maximum);
        }
    }

    /// <summary><see cref="StringLengthAttribute"/>; null passes.</summary>
    public static void StringLength(ref Violations violations, Member member, string? value, int minimum, int maximum)
    {
        if (value is not null && (value.Length < minimum || value.Length > maximum))
        {
            Add(ref violations, member, "StringLength", value, minimum == 0 ? "{0} must be at most {1} characters long." : "{0} must be between {2} and {1} characters long.", maximum, minimum);
        }
    }

    /// <summary><see cref="MinLengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    public static void MinLength(ref Violations violations, Member member, int length, int minimum)
    {
        if (length < minimum)
        {
            Add(ref violations, member, "MinLength", length, minimum == 1 ? "{0} must hold at least {1} element." : "{0} must hold at least {1} elements.", minimum);
        }
    }

    /// <summary><see cref="MaxLengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    public static void MaxLength(ref Violations violations, Member member, int length, int maximum)
    {
        if (length > maximum)
        {
            Add(ref violations, member, "MaxLength", length, maximum == 1 ? "{0} must hold at most {1} element." : "{0} must hold at most {1} elements.", maximum);
        }
    }

    /// <summary><see cref="LengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    public static void Length(ref Violations violations, Member member, int length, int minimum, int maximum)
    {
        if (length < minimum || length > maximum)
        {
            Add(ref violations, member, "Length", length, "{0} must hold between {1} and {2} elements.", minimum, maximum);
        }
    }

    /// <summary><see cref="RegularExpressionAttribute"/>: the whole of a non-empty string matches; a match that takes too long counts as none.</summary>
    public static void RegularExpression(ref Violations violations, Member member, string? value, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!string.IsNullOrEmpty(value) && !MatchesWhole(value, pattern))
        {
            Add(ref violations, member, "RegularExpression", value, "{0} must match the pattern {1}.", pattern);
        }
    }

    /// <summary><see cref="AllowedValuesAttribute"/>; generated code compares, because it knows the type.</summary>
    public static void AllowedValues(ref Violations violations, Member member, bool allowed, object? value, string values)
    {
        if (!allowed)
        {
            Add(ref violations, member, "AllowedValues", value, "{0} must be one of {1}.", values);
        }
    }

    /// <summary><see cref="DeniedValuesAttribute"/>; generated code compares, because it knows the type.</summary>
    public static void DeniedValues(ref Violations violations, Member member, bool denied, object? value, string values)
    {
        if (denied)
        {
            Add(ref violations, member, "DeniedValues", value, "{0} may not be one of {1}.", values);
        }
    }

    /// <summary>Any other <see cref="ValidationAttribute"/>, through one cached instance and the trim-safe context.</summary>
    public static void Custom(ref Violations violations, Member member, object? value, object instance, ValidationAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var context = new ValidationContext(instance, member.Name, serviceProvider: null, items: null) { MemberName = member.Name };
        var result = attribute.GetValidationResult(value, context);
        if (result != ValidationResult.Success)
        {
            violations.Add(new Violation(
                member.Name,
                RuleName(attribute),
                member.Sensitive ? null : value,
                "{1}",
                // The attribute's own text may hold the value.
                (member.Sensitive ? null : result!.ErrorMessage) ?? $"{member.Name} is not valid."));
        }
    }

    /// <summary>A number that can cross the wire: neither NaN nor infinite.</summary>
    public static void Finite(ref Violations violations, Member member, double value)
    {
        if (!double.IsFinite(value))
        {
            Add(ref violations, member, "Finite", value, "{0} must be a finite number.");
        }
    }

    /// <summary>A string that can cross the wire: every surrogate has its other half.</summary>
    public static void WellFormed(ref Violations violations, Member member, string? value)
    {
        if (value is not null && !IsWellFormed(value))
        {
            Add(ref violations, member, "WellFormed", value, "{0} must be well-formed UTF-16: it holds half of a surrogate pair.");
        }
    }

    /// <summary>A character that can cross the wire: no half of a surrogate pair.</summary>
    public static void WellFormed(ref Violations violations, Member member, char value)
    {
        if (char.IsSurrogate(value))
        {
            Add(ref violations, member, "WellFormed", value, "{0} must be a character: it is half of a surrogate pair.");
        }
    }

    /// <summary>A time that can cross the wire: in UTC.</summary>
    public static void Utc(ref Violations violations, Member member, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            Add(ref violations, member, "Utc", value, "{0} must be a UTC time (DateTimeKind.Utc).");
        }
    }

    /// <summary>An enum value that has a name; generated code looks, because it knows the names.</summary>
    public static void Defined(ref Violations violations, Member member, bool defined, object value)
    {
        if (!defined)
        {
            Add(ref violations, member, "Defined", value, "{0} must be a named value of its enum.");
        }
    }

    /// <summary>What a generated validator goes through where a member is a dictionary.</summary>
    public static Entries<TKey, T> Entries<TKey, T>(IReadOnlyDictionary<TKey, T> dictionary) where TKey : notnull => new(dictionary);

    /// <summary>What a generated validator goes through where a member is a set.</summary>
    public static Elements<T> Elements<T>(IEnumerable<T> set) => new(set);

    /// <summary>A part's own rules; what breaks them is found under the member that holds the part.</summary>
    public static void Part<T>(ref Violations violations, Member member, in T value) where T : IContract<T>
    {
        var first = violations.Count;
        T.Validate(value, ref violations);
        if (violations.Count != first)
        {
            violations.MoveInto(first, member.Name, member.Sensitive);
        }
    }

    private static bool IsWellFormed(ReadOnlySpan<char> value)
    {
        var start = value.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (start < 0)
        {
            return true;
        }

        for (var i = start; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]))
            {
                if (!char.IsHighSurrogate(value[i]) || i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

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

    private static string RuleName(ValidationAttribute attribute)
    {
        var name = attribute.GetType().Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    private static void Add(ref Violations violations, Member member, string rule, object? value, string text, params object?[] limits) =>
        violations.Add(new Violation(member.Name, rule, member.Sensitive ? null : value, member.Message ?? text, limits));
}
