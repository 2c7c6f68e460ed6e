using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>Decimal numbers of which at most six digits are behind the point and at most six before it, as amounts of money are.</summary>
internal static class ShortDecimal
{
    private const int MostDecimals = 6;
    private const ulong MostDigits = (ulong)Digits.Million * Digits.Million;

    /// <summary>Writes a number with all the decimals of its scale; returns how long it is, or 0 where the number is not so short.</summary>
    /// <param name="parts">The number.</param>
    /// <param name="destination">At least 24 bytes, any of which may change.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(DecimalParts parts, ref byte destination)
    {
        var scale = parts.Scale;
        if (parts.High != 0 || scale > MostDecimals || parts.Low >= MostDigits)
        {
            return 0;
        }

        // In millionths whatever the scale is: the processor divides by a constant in a tenth of the time.
        var (whole, fraction) = Math.DivRem(parts.Low * PowersOfTen.Integer(MostDecimals - scale), Digits.Million);
        if (whole >= Digits.Million)
        {
            return 0;
        }

        destination = (byte)'-';
        var length = (int)((uint)parts.Flags >> 31);
        length += Digits.WriteUpToSix((uint)whole, ref Unsafe.Add(ref destination, length));
        Unsafe.Add(ref destination, length) = (byte)'.';
        Digits.WriteSix((uint)fraction, ref Unsafe.Add(ref destination, length + 1));
        return scale == 0 ? length : length + 1 + scale;
    }
}
