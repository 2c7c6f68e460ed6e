using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>Decimal numbers whose digits fit 64 bits and of which at most six are behind the point and at most six before it, as amounts of money are.</summary>
internal static class ShortDecimal
{
    private const int MostDecimals = 6;
    private const int ScaleShift = 16;

    // A constant to the compiler.
    private static readonly bool IsLaidOutAsParts = Parts(-1.5m) is { Flags: unchecked((int)0x8001_0000), High: 0, Low: 15 };

    /// <summary>Writes a number with all the decimals of its scale; returns how long it is, or 0 where the number is not so short.</summary>
    /// <param name="value">The number.</param>
    /// <param name="destination">At least 24 bytes, any of which may change.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TryWrite(decimal value, ref byte destination)
    {
        var parts = Parts(value);
        var scale = (parts.Flags >> ScaleShift) & byte.MaxValue;
        if (!IsLaidOutAsParts || parts.High != 0 || scale > MostDecimals)
        {
            return 0;
        }

        var (whole, fraction) = Math.DivRem(parts.Low, PowersOfTen.Integer(scale));
        if (whole >= Digits.Million)
        {
            return 0;
        }

        destination = (byte)'-';
        var length = (int)((uint)parts.Flags >> 31);
        length += Digits.WriteUpToSix((uint)whole, ref Unsafe.Add(ref destination, length));
        Unsafe.Add(ref destination, length) = (byte)'.';
        Digits.WriteSix((uint)fraction * PowersOfTen.Integer(MostDecimals - scale), ref Unsafe.Add(ref destination, length + 1));
        return scale == 0 ? length : length + 1 + scale;
    }

    // Asking the framework for its parts writes them to memory twice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DecimalParts Parts(decimal value) => Unsafe.BitCast<decimal, DecimalParts>(value);

    /// <summary>A decimal as it lies in memory, which is the layout of OLE automation.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct DecimalParts(int Flags, uint High, ulong Low);
}
