using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <content>
/// Numbers. All have the form that <see cref="Utf8Formatter"/> gives them, and are written without it where that is quicker. None is inlined into generated
/// code: a method takes only so much of that before the compiler stops inlining what pays most, the copying of names.
/// </content>
public ref partial struct JsonFieldWriter
{
    private const int MicrosecondDigits = 6;

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteInt64(int at, long value)
    {
        var magnitude = (ulong)value;
        if (value < 0)
        {
            at = Put(at, (byte)'-');
            magnitude = 0 - magnitude;
        }

        return at + Digits.Write(magnitude, ref Place(at));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteUInt64(int at, ulong value) => at + Digits.Write(value, ref Place(at));

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteDouble(int at, double value)
    {
        var length = ShortDouble.TryWrite(value, ref Place(at));
        return at + (length > 0 ? length : FormatDouble(at, value));
    }

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    internal readonly int WriteSingle(int at, float value)
    {
        if (!float.IsFinite(value))
        {
            throw new ArgumentException($"{value} is not finite.", nameof(value));
        }

        Utf8Formatter.TryFormat(value, _bytes[at..], out var length);
        return at + length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteDecimal(int at, in decimal value)
    {
        var length = ShortDecimal.TryWrite(in value, ref Place(at));
        return length > 0 ? at + length : FormatDecimal(at, in value);
    }

    /// <summary>Writes microseconds as a number of seconds that always shows its six decimals.</summary>
    internal readonly int WriteSeconds(int at, long microseconds)
    {
        var magnitude = (ulong)microseconds;
        if (microseconds < 0)
        {
            at = Put(at, (byte)'-');
            magnitude = 0 - magnitude;
        }

        var (seconds, fraction) = Math.DivRem(magnitude, 1_000_000);
        at = Put(WriteUInt64(at, seconds), (byte)'.');
        Digits.WriteBlock((uint)fraction * 100, ref Place(at));
        return at + MicrosecondDigits;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int FormatDouble(int at, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value} is not finite.", nameof(value));
        }

        Utf8Formatter.TryFormat(value, _bytes[at..], out var length);
        return length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int FormatDecimal(int at, in decimal value)
    {
        // The framework forgets the sign of a zero.
        if (value == 0 && decimal.IsNegative(value))
        {
            at = Put(at, (byte)'-');
        }

        Utf8Formatter.TryFormat(value, _bytes[at..], out var length);
        return at + length;
    }
}
