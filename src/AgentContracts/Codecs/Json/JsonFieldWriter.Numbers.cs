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
        var sign = value >> 63;
        var magnitude = (ulong)((value ^ sign) - sign);
        Place(at) = (byte)'-';
        at -= (int)sign;
        return magnitude < Digits.Million ? at + Digits.WriteUpToSix((uint)magnitude, ref Place(at)) : WriteLarge(at, magnitude);
    }

    /// <summary>Writes a number at the end of so many bytes, at least 20, with space before it.</summary>
    internal readonly int WriteSlot(int at, int length, long value)
    {
        WriteSlot(_bytes.Slice(at, length), value);
        return at + length;
    }

    /// <summary>Writes a number at the end of a slot of at least 20 bytes, with space before it.</summary>
    internal static void WriteSlot(Span<byte> slot, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, digits, out var length);
        slot[..^length].Fill((byte)' ');
        digits[..length].CopyTo(slot[^length..]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteUInt64(int at, ulong value) =>
        value < Digits.Million ? at + Digits.WriteUpToSix((uint)value, ref Place(at)) : WriteLarge(at, value);

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly int WriteDouble(int at, double value)
    {
        if (!ShortDouble.TryGetMillionths(value, out var millionths))
        {
            return WriteRareDouble(at, value);
        }

        // The sign of a price's change is a coin's toss: it decides nothing but where the digits go.
        ref var place = ref Place(at);
        place = (byte)'-';
        var length = (int)(BitConverter.DoubleToUInt64Bits(value) >> 63);
        var (whole, fraction) = Math.DivRem(millionths, Digits.Million);
        length += Digits.WriteUpToSix((uint)whole, ref Unsafe.Add(ref place, length));
        return at + length + Digits.WriteMillionths((uint)fraction, ref Unsafe.Add(ref place, length));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int WriteDecimal(int at, decimal value)
    {
        var parts = DecimalParts.Of(value);
        return WriteDecimal(at, parts.Flags, parts.High, parts.Low);
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
        Digits.WriteSix((uint)fraction, ref Place(at));
        return at + MicrosecondDigits;
    }

    // In three registers: a decimal that the compiler took apart is put together for a call in memory, where the processor waits for the pieces.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int WriteDecimal(int at, int flags, uint high, ulong low)
    {
        var parts = new DecimalParts(flags, high, low);
        var length = ShortDecimal.TryWrite(parts, ref Place(at));
        return length > 0 ? at + length : WriteRareDecimal(at, parts.ToDecimal());
    }

    /// <summary>Writes a number of more than six digits, as times have.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int WriteLarge(int at, ulong value)
    {
        const ulong Billions = (ulong)Digits.Million * Digits.Million;
        ref var place = ref Place(at);
        var (millions, ones) = Math.DivRem(value, Digits.Million);
        if (value >= Billions * 1_000)
        {
            return at + Digits.Write(value, ref place);
        }

        var length = Digits.Write(millions, ref place);
        Digits.WriteSix((uint)ones, ref Unsafe.Add(ref place, length));
        return at + length + 6;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int WriteRareDouble(int at, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"{value} is not finite.", nameof(value));
        }

        if (double.IsNegative(value))
        {
            at = Put(at, (byte)'-');
            value = -value;
        }

        if (ShortDouble.TryWriteRare(value, ref Place(at)) is var length and > 0)
        {
            return at + length;
        }

        Utf8Formatter.TryFormat(value, _bytes[at..], out length);
        return at + length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int WriteRareDecimal(int at, decimal value)
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
