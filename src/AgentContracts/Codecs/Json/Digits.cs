using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Decimal digits of integers: two at a time from a table where there are few, as in most messages. Eight at a time where there are many: the halves,
/// quarters and eighths of an eight-digit number are worked out side by side in one register.
/// </summary>
internal static class Digits
{
    /// <summary>How many bytes <see cref="Write(ulong, ref byte)"/> may touch.</summary>
    public const int MaxLength = 24;

    private const uint OneBlock = 100_000_000;
    private const int BlockLength = 8;
    private const ulong AsciiZeros = 0x3030_3030_3030_3030;

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    /// <summary>Writes a number without leading zeros; returns how long it is. Up to <see cref="MaxLength"/> bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ulong value, ref byte destination)
    {
        if (value < 10)
        {
            destination = (byte)('0' + value);
            return 1;
        }

        return value < 10_000 ? WriteFew((uint)value, ref destination) : WriteMany(value, ref destination);
    }

    /// <summary>Writes a number below 10⁸ with leading zeros, eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBlock(uint value, ref byte destination)
    {
        // Division by 10 000 as a multiplication, then by 100 and by 10 in every lane at once; the first digit is the lowest byte.
        var high = (uint)(((ulong)value * 109_951_163) >> 40);
        var lanes = high | ((ulong)(value - (high * 10_000)) << 32);
        var quotients = ((lanes * 10_486) >> 20) & 0x0000_007F_0000_007F;
        lanes = quotients | ((lanes - (quotients * 100)) << 16);
        quotients = ((lanes * 103) >> 10) & 0x000F_000F_000F_000F;
        var digits = (quotients | ((lanes - (quotients * 10)) << 8)) | AsciiZeros;
        Unsafe.WriteUnaligned(ref destination, BitConverter.IsLittleEndian ? digits : BinaryPrimitives.ReverseEndianness(digits));
    }

    /// <summary>Writes a number below 10⁶ as the decimals that it is, from 1 to 999 999 millionths, without zeros at the end; returns how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteDecimals(uint value, ref byte destination)
    {
        var (first, rest) = Math.DivRem(value, 10_000);
        if (rest == 0)
        {
            return WritePairEndingInDigit(first, ref destination);
        }

        WritePair(first, ref destination);
        var (second, third) = Math.DivRem(rest, 100);
        if (third == 0)
        {
            return 2 + WritePairEndingInDigit(second, ref Unsafe.Add(ref destination, 2));
        }

        WritePair(second, ref Unsafe.Add(ref destination, 2));
        return 4 + WritePairEndingInDigit(third, ref Unsafe.Add(ref destination, 4));
    }

    /// <summary>Writes a number from 10 to 9 999.</summary>
    private static int WriteFew(uint value, ref byte destination)
    {
        if (value < 100)
        {
            WritePair(value, ref destination);
            return 2;
        }

        var (high, low) = Math.DivRem(value, 100);
        if (high < 10)
        {
            destination = (byte)('0' + high);
            WritePair(low, ref Unsafe.Add(ref destination, 1));
            return 3;
        }

        WritePair(high, ref destination);
        WritePair(low, ref Unsafe.Add(ref destination, 2));
        return 4;
    }

    private static int WriteMany(ulong value, ref byte destination)
    {
        if (value < OneBlock)
        {
            return WriteUpToBlock((uint)value, ref destination);
        }

        var (first, block) = Math.DivRem(value, OneBlock);
        var length = first < OneBlock ? WriteUpToBlock((uint)first, ref destination) : WriteMany(first, ref destination);
        WriteBlock((uint)block, ref Unsafe.Add(ref destination, length));
        return length + BlockLength;
    }

    /// <summary>Writes a number below 10⁸.</summary>
    private static int WriteUpToBlock(uint value, ref byte destination)
    {
        if (value < 10_000)
        {
            return Write(value, ref destination);
        }

        var (high, low) = Math.DivRem(value, 10_000);
        var start = high < 10 ? Write(high, ref destination) : WriteFew(high, ref destination);
        var (third, fourth) = Math.DivRem(low, 100);
        WritePair(third, ref Unsafe.Add(ref destination, start));
        WritePair(fourth, ref Unsafe.Add(ref destination, start + 2));
        return start + 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WritePair(uint value, ref byte destination) => Unsafe.WriteUnaligned(ref destination, Pair(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WritePairEndingInDigit(uint value, ref byte destination)
    {
        WritePair(value, ref destination);
        return Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), (nint)((value * 2) + 1)) == '0' ? 1 : 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort Pair(uint value) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(Pairs), (nint)(value * 2)));
}
