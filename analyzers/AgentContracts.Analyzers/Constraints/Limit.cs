using System.Globalization;

namespace AgentContracts.Analyzers.Constraints;

/// <summary>Values of a kind as something that can be compared, as the generated check compares them.</summary>
internal static class Limit
{
    private static readonly Dictionary<WireKind, (decimal Minimum, decimal Maximum)> Integers = new()
    {
        [WireKind.SByte] = (sbyte.MinValue, sbyte.MaxValue),
        [WireKind.Byte] = (byte.MinValue, byte.MaxValue),
        [WireKind.Int16] = (short.MinValue, short.MaxValue),
        [WireKind.UInt16] = (ushort.MinValue, ushort.MaxValue),
        [WireKind.Int32] = (int.MinValue, int.MaxValue),
        [WireKind.UInt32] = (uint.MinValue, uint.MaxValue),
        [WireKind.Int64] = (long.MinValue, long.MaxValue),
        [WireKind.UInt64] = (ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Whether values of the kind are whole numbers, and between which.</summary>
    public static bool IsInteger(WireKind kind, out (decimal Minimum, decimal Maximum) range) => Integers.TryGetValue(kind, out range);

    /// <summary>Whether the kind is a number.</summary>
    public static bool IsNumber(WireKind kind) => Integers.ContainsKey(kind) || IsFractional(kind);

    /// <summary>Whether values of the kind have fractions.</summary>
    public static bool IsFractional(WireKind kind) => kind is WireKind.Single or WireKind.Double or WireKind.Decimal;

    /// <summary>Whether the kind is a point or a span of time.</summary>
    public static bool IsTime(WireKind kind) => kind is WireKind.DateTime or WireKind.DateTimeOffset or WireKind.TimeSpan;

    /// <summary>A number, or <see langword="null"/> where it is none.</summary>
    public static IComparable? OfNumber(WireKind kind, object? number)
    {
        if (number is not (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal))
        {
            return null;
        }

        var real = Convert.ToDouble(number, CultureInfo.InvariantCulture);
        return kind switch
        {
            _ when double.IsNaN(real) => null,
            WireKind.Double => real,
            WireKind.Single => (double)(float)real,
            _ when number is float or double && Math.Abs(real) >= 7.9E28 => real > 0 ? decimal.MaxValue : decimal.MinValue,
            _ when number is float or double => new decimal(real),
            _ => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A limit that is written as text, or <see langword="null"/> where it cannot be read.</summary>
    public static IComparable? OfText(WireKind kind, string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return kind switch
        {
            WireKind.Single or WireKind.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? OfNumber(kind, real) : null,
            WireKind.DateTime or WireKind.DateTimeOffset => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null,
            WireKind.TimeSpan => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null,
            _ => IsNumber(kind) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }
}
