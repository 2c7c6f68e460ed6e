using System.Globalization;
using System.Numerics;
using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Parsing;

/// <summary>Numbers as literals of a member's own type.</summary>
internal static class NumberText
{
    private const double DecimalLimit = 7.9228162514264337E28;

    private static readonly Dictionary<WireKind, (BigInteger Minimum, BigInteger Maximum, string Suffix)> Integers = new()
    {
        [WireKind.SByte] = (sbyte.MinValue, sbyte.MaxValue, ""),
        [WireKind.Byte] = (byte.MinValue, byte.MaxValue, ""),
        [WireKind.Int16] = (short.MinValue, short.MaxValue, ""),
        [WireKind.UInt16] = (ushort.MinValue, ushort.MaxValue, ""),
        [WireKind.Int32] = (int.MinValue, int.MaxValue, ""),
        [WireKind.UInt32] = (uint.MinValue, uint.MaxValue, "u"),
        [WireKind.Int64] = (long.MinValue, long.MaxValue, "L"),
        [WireKind.UInt64] = (ulong.MinValue, ulong.MaxValue, "UL"),
    };

    /// <summary>Whether the kind is a number.</summary>
    public static bool IsNumber(WireKind kind) => Integers.ContainsKey(kind) || kind is WireKind.Single or WireKind.Double or WireKind.Decimal;

    /// <summary>
    /// The limit that a number sets for values of the kind: the nearest value inside it, clamped to the kind's range. Not exact where it is not the
    /// number itself, so that it is never exclusive. <see langword="null"/> where no value can be inside, or the number is none.
    /// </summary>
    public static (string Text, bool IsExact)? Limit(WireKind kind, object number, bool isMinimum)
    {
        switch (kind)
        {
            case WireKind.Double:
                var wide = ToDouble(number);
                return double.IsNaN(wide) ? null : (ConstantText.Literal(wide), true);
            case WireKind.Single:
                var narrow = ToDouble(number);
                return Math.Abs(narrow) <= float.MaxValue ? (ConstantText.Literal((float)narrow), true)
                    : double.IsNaN(narrow) || isMinimum == narrow > 0 ? null
                    : (narrow > 0 ? "float.MaxValue" : "float.MinValue", false);
            case WireKind.Decimal when number is double real:
                return Math.Abs(real) < DecimalLimit ? (ConstantText.Literal(new decimal(real)), true)
                    : double.IsNaN(real) || isMinimum == real > 0 ? null
                    : (real > 0 ? "decimal.MaxValue" : "decimal.MinValue", false);
            case WireKind.Decimal:
                return (ConstantText.Literal(Convert.ToDecimal(number, CultureInfo.InvariantCulture)), true);
            default:
                return IntegerLimit(kind, number, isMinimum);
        }
    }

    /// <summary>The number as a literal of the kind, or <see langword="null"/> where no value of the kind is that number.</summary>
    public static string? Exact(WireKind kind, object number) =>
        Limit(kind, number, isMinimum: true) is { IsExact: true } limit && (!Integers.TryGetValue(kind, out var range) || IsWithin(number, range.Minimum, range.Maximum)) ? limit.Text : null;

    /// <summary>Reads a number as the kind would, whatever the culture.</summary>
    public static object? Parse(WireKind kind, string text)
    {
        if (kind is WireKind.Double or WireKind.Single)
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static (string Text, bool IsExact)? IntegerLimit(WireKind kind, object number, bool isMinimum)
    {
        var (minimum, maximum, suffix) = Integers[kind];
        if (number is double real && (double.IsNaN(real) || double.IsInfinity(real)))
        {
            return double.IsNaN(real) || isMinimum == real > 0 ? null : ((isMinimum ? minimum : maximum) + suffix, false);
        }

        var (inside, isExact) = Round(number, up: isMinimum);
        if (isMinimum ? inside > maximum : inside < minimum)
        {
            return null;
        }

        var clamped = BigInteger.Min(BigInteger.Max(inside, minimum), maximum);
        return (clamped.ToString(CultureInfo.InvariantCulture) + suffix, isExact && clamped == inside);
    }

    private static bool IsWithin(object number, BigInteger minimum, BigInteger maximum)
    {
        var (value, _) = Round(number, up: true);
        return value >= minimum && value <= maximum;
    }

    private static (BigInteger Value, bool IsExact) Round(object number, bool up)
    {
        switch (number)
        {
            case double real:
                var roundedReal = up ? Math.Ceiling(real) : Math.Floor(real);
                return (new BigInteger(roundedReal), roundedReal == real);
            case float real:
                return Round((double)real, up);
            case decimal exact:
                var rounded = up ? Math.Ceiling(exact) : Math.Floor(exact);
                return (new BigInteger(rounded), rounded == exact);
            default:
                return (BigInteger.Parse(ConstantText.Invariant(number), CultureInfo.InvariantCulture), true);
        }
    }

    private static double ToDouble(object number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);
}
