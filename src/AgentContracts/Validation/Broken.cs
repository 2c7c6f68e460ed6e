using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;
using AgentContracts.Codecs;

namespace AgentContracts.Validation;

/// <summary>
/// Takes a closer look at what a check found suspicious, and reports what it found broken and counted; kept out of the validators, where it would only be
/// in the way.
/// </summary>
internal static class Broken
{
    private const string TooLong = "{0} must be at most {1} characters long.";
    private const string OtherLength = "{0} must be between {2} and {1} characters long.";

    /// <summary>Counts what is wrong with a string; whether that is all that is asked for, or nothing is wrong.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool OnlyCountsText(ref Violations violations, string? value, int minimum, int maximum)
    {
        if (value is null)
        {
            return violations.OnlyCountsNull();
        }

        var found = Count(value, minimum, maximum);
        return found == 0 || violations.OnlyCounts(found);
    }

    /// <summary>Counts what is wrong with a required string; whether that is all that is asked for, or nothing is wrong.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool OnlyCountsRequiredText(ref Violations violations, string? value, int minimum, int maximum)
    {
        if (value is null)
        {
            return violations.OnlyCountsNull();
        }

        var found = Count(value, minimum, maximum) + (IsBlank(value) ? 1 : 0);
        return found == 0 || violations.OnlyCounts(found);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Null(ref Violations violations, Member member) => Add(ref violations, member, "NotNull", null, "{0} may not be null.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Required(ref Violations violations, Member member, string? value) => Add(ref violations, member, "Required", value, "{0} is required.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Text(ref Violations violations, Member member, string? value, int minimum, int maximum)
    {
        if (value is null)
        {
            Null(ref violations, member);
            return;
        }

        if (!PlainText.IsWellFormed(value))
        {
            Add(ref violations, member, "WellFormed", value, "{0} must be well-formed UTF-16: it holds half of a surrogate pair.");
        }

        if (!Check.HasLength(value, minimum, maximum))
        {
            StringLength(ref violations, member, value, minimum, maximum);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void RequiredText(ref Violations violations, Member member, string? value, int minimum, int maximum)
    {
        if (value is null || IsBlank(value))
        {
            Required(ref violations, member, value);
        }

        if (value is not null)
        {
            Text(ref violations, member, value, minimum, maximum);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StringLength(ref Violations violations, Member member, string value, int minimum, int maximum) =>
        Add(ref violations, member, "StringLength", value, minimum == 0 ? TooLong : OtherLength, maximum, minimum);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Finite<T>(ref Violations violations, Member member, T value) => Add(ref violations, member, "Finite", value, "{0} must be a finite number.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void FiniteRange<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive, bool maximumIsExclusive)
        where T : IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
        {
            Finite(ref violations, member, value);
        }

        Range(ref violations, member, value, minimum, maximum, minimumIsExclusive, maximumIsExclusive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Range<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive, bool maximumIsExclusive)
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

    /// <summary>A collection of which so many levels do not fit; those that are there may.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Levels<T>(ref Violations violations, Member member, int levels, in T value)
    {
        if (!violations.IsDeepEnough && !violations.HasRoomFor(Nesting.Of(value, levels)))
        {
            TooDeep(ref violations, member);
        }
    }

    /// <summary>A part or collection in a level that no reader goes into; the first one is told, and none is gone into any more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void TooDeep(ref Violations violations, Member member)
    {
        Depth(ref violations, member, "{0} must be nested no deeper than {1} levels below the message.", OpenJson.MaxDepth);
        violations.GoNoDeeper();
    }

    /// <summary>JSON that has more levels than are left where it stands.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void JsonDepth(ref Violations violations, Member member, int levels) =>
        Depth(ref violations, member, "{0} must be nested no deeper than {1} levels.", levels);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Size(ref Violations violations, Member member, string rule, object value, string text, int limit, int other = 0) =>
        Add(ref violations, member, rule, value, text, limit, other);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Rule<T>(ref Violations violations, Member member, string rule, T value, string text, object? limit = null) =>
        Add(ref violations, member, rule, value, text, limit);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Custom(ref Violations violations, Member member, object? value, ValidationAttribute attribute, ValidationResult result)
    {
        // The attribute's own text may hold the value.
        var text = (member.Sensitive ? null : result.ErrorMessage) ?? $"{member.Name} is not valid.";
        violations.Add(new Violation(member.Name, NameOf(attribute), member.Sensitive ? null : value, "{1}", text));
    }

    private static void Depth(ref Violations violations, Member member, string text, int levels)
    {
        if (!violations.IsDeepEnough && !violations.OnlyCounts())
        {
            Add(ref violations, member, "Depth", null, text, levels);
        }
    }

    private static int Count(string value, int minimum, int maximum) => (PlainText.IsWellFormed(value) ? 0 : 1) + (Check.HasLength(value, minimum, maximum) ? 0 : 1);

    private static bool IsBlank(string value) => string.IsNullOrWhiteSpace(value);

    private static string NameOf(ValidationAttribute attribute)
    {
        var name = attribute.GetType().Name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    private static void Add(ref Violations violations, Member member, string rule, object? value, string text, params object?[] limits) =>
        violations.Add(new Violation(member.Name, rule, member.Sensitive ? null : value, member.Message ?? text, limits));
}
