using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>Decimal numbers whose digits fit 64 bits and of which at most eight are behind the point, as amounts of money are.</summary>
internal static class ShortDecimal
{
    private const int MostDecimals = 8;
    private const int Words = 4;
    private const int ScaleShift = 16;

    /// <summary>Writes a number with all the decimals of its scale; returns how long it is, or 0 where the number is not so short.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least 40 bytes, any of which may change.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(in decimal value, ref byte destination)
    {
        Span<int> bits = stackalloc int[Words];
        decimal.GetBits(value, bits);
        var scale = (byte)(bits[3] >> ScaleShift);
        if (bits[2] != 0 || scale > MostDecimals)
        {
            return 0;
        }

        var length = 0;
        if (bits[3] < 0)
        {
            destination = (byte)'-';
            length = 1;
        }

        var digits = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var (whole, fraction) = Math.DivRem(digits, PowersOfTen.Integer(scale));
        length += Digits.Write(whole, ref Unsafe.Add(ref destination, length));
        if (scale == 0)
        {
            return length;
        }

        Unsafe.Add(ref destination, length) = (byte)'.';
        Digits.WriteBlock((uint)fraction * PowersOfTen.Integer(MostDecimals - scale), ref Unsafe.Add(ref destination, length + 1));
        return length + 1 + scale;
    }
}
