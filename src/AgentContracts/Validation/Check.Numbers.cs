using System.ComponentModel.DataAnnotations;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AgentContracts.Validation;

/// <content>The rules of numbers and sizes.</content>
public static partial class Check
{
    /// <summary><see cref="RangeAttribute"/>, compared in the member's own type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Range<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false)
        where T : IComparisonOperators<T, T, bool>
    {
        if (!IsWithin(value, minimum, maximum, minimumIsExclusive, maximumIsExclusive) && !violations.OnlyCounts())
        {
            Broken.Range(ref violations, member, value, minimum, maximum, minimumIsExclusive, maximumIsExclusive);
        }
    }

    /// <summary>The same for times and spans of time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TimeRange<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false)
        where T : IComparable<T>
    {
        var low = value.CompareTo(minimum);
        var high = value.CompareTo(maximum);
        if ((low < 0 || high > 0 || (minimumIsExclusive && low == 0) || (maximumIsExclusive && high == 0)) && !violations.OnlyCounts())
        {
            Broken.Range(ref violations, member, value, minimum, maximum, minimumIsExclusive, maximumIsExclusive);
        }
    }

    /// <summary>The same for a number that can cross the wire, too; the limits are finite, so that what is NaN or infinite is outside of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FiniteRange<T>(ref Violations violations, Member member, T value, T minimum, T maximum, bool minimumIsExclusive = false, bool maximumIsExclusive = false)
        where T : IFloatingPointIeee754<T>
    {
        if (!IsWithin(value, minimum, maximum, minimumIsExclusive, maximumIsExclusive) && !violations.OnlyCounts(T.IsFinite(value) ? 1 : 2))
        {
            Broken.FiniteRange(ref violations, member, value, minimum, maximum, minimumIsExclusive, maximumIsExclusive);
        }
    }

    /// <summary>The same for a decimal number between whole limits, both inclusive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WholeRange(ref Violations violations, Member member, in decimal value, long minimum, long maximum)
    {
        if ((minimum > 0 || maximum < 0 || !PlainDecimal.IsNaturalUpTo(in value, (ulong)maximum))
            && (value < minimum || value > maximum)
            && !violations.OnlyCounts())
        {
            Broken.Range<decimal>(ref violations, member, value, minimum, maximum, minimumIsExclusive: false, maximumIsExclusive: false);
        }
    }

    /// <summary>A number that can cross the wire: neither NaN nor infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Finite<T>(ref Violations violations, Member member, T value) where T : IFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value) && !violations.OnlyCounts())
        {
            Broken.Finite(ref violations, member, value);
        }
    }

    /// <summary><see cref="MinLengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MinLength(ref Violations violations, Member member, int length, int minimum)
    {
        if (length < minimum && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "MinLength", length, minimum == 1 ? "{0} must hold at least {1} element." : "{0} must hold at least {1} elements.", minimum);
        }
    }

    /// <summary>The same for a string, which is what was attempted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MinLength(ref Violations violations, Member member, string value, int minimum)
    {
        if (value.Length < minimum && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "MinLength", value, minimum == 1 ? "{0} must hold at least {1} element." : "{0} must hold at least {1} elements.", minimum);
        }
    }

    /// <summary><see cref="MaxLengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaxLength(ref Violations violations, Member member, int length, int maximum)
    {
        if (length > maximum && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "MaxLength", length, maximum == 1 ? "{0} must hold at most {1} element." : "{0} must hold at most {1} elements.", maximum);
        }
    }

    /// <summary>The same for a string, which is what was attempted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MaxLength(ref Violations violations, Member member, string value, int maximum)
    {
        if (value.Length > maximum && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "MaxLength", value, maximum == 1 ? "{0} must hold at most {1} element." : "{0} must hold at most {1} elements.", maximum);
        }
    }

    /// <summary><see cref="LengthAttribute"/> on a string or collection of <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(ref Violations violations, Member member, int length, int minimum, int maximum)
    {
        if ((length < minimum || length > maximum) && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "Length", length, "{0} must hold between {1} and {2} elements.", minimum, maximum);
        }
    }

    /// <summary>The same for a string, which is what was attempted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(ref Violations violations, Member member, string value, int minimum, int maximum)
    {
        if ((value.Length < minimum || value.Length > maximum) && !violations.OnlyCounts())
        {
            Broken.Size(ref violations, member, "Length", value, "{0} must hold between {1} and {2} elements.", minimum, maximum);
        }
    }

    // NaN is in no range, whichever way the comparisons are asked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWithin<T>(T value, T minimum, T maximum, bool minimumIsExclusive, bool maximumIsExclusive) where T : IComparisonOperators<T, T, bool> =>
        (minimumIsExclusive ? value > minimum : value >= minimum) && (maximumIsExclusive ? value < maximum : value <= maximum);
}
