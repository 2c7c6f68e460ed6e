using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <summary>
/// Decimal digits, three at a time from tables that also know how many of them count: instructions are what writing a number costs, and this takes the fewest.
/// Each entry is stored whole, so that a byte behind what is written changes, too.
/// </summary>
internal static class Digits
{
    /// <summary>How many bytes <see cref="Write(ulong, ref byte)"/> may touch.</summary>
    public const int MaxLength = 24;

    /// <summary>One more than the largest number of six digits.</summary>
    public const uint Million = 1_000_000;

    private const uint Thousand = 1_000;
    private const int Triple = 3;
    private const int CountShift = 24;
    private const int LateCountShift = 28;
    private const uint CountMask = 15;

    // Characters, the first in the lowest byte, and how many digits they are in the highest.
    private static readonly uint[] Heads = new uint[Thousand];

    // Characters with the zeros before them. The highest byte says how long a point and they are without the zeros at their end, and, in its upper half, how long
    // that is where three other digits are between the point and them; 0 where all are zeros, so that of two triples the larger length is that of both.
    private static readonly uint[] Triples = new uint[Thousand];

    static Digits()
    {
        for (var i = 0; i < Thousand; i++)
        {
            var (first, second, third) = ((uint)i / 100, (uint)i / 10 % 10, (uint)i % 10);
            var characters = 0x30_3030 | first | (second << 8) | (third << 16);
            var length = i < 10 ? 1 : i < 100 ? 2 : Triple;
            var decimals = third != 0 ? 3U : second != 0 ? 2U : 1U;
            Heads[i] = (characters >> (8 * (Triple - length))) | ((uint)length << CountShift);
            Triples[i] = characters | (i == 0 ? 0 : ((1 + decimals) << CountShift) | ((1 + Triple + decimals) << LateCountShift));
        }
    }

    /// <summary>Writes a number without leading zeros; returns how long it is. Up to <see cref="MaxLength"/> bytes may change.</summary>
    public static int Write(ulong value, ref byte destination)
    {
        if (value < Million)
        {
            return WriteUpToSix((uint)value, ref destination);
        }

        var (millions, rest) = Math.DivRem(value, Million);
        var length = Write(millions, ref destination);
        WriteSix((uint)rest, ref Unsafe.Add(ref destination, length));
        return length + (2 * Triple);
    }

    /// <summary>Writes a number below a million without leading zeros; returns how long it is. Seven bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteUpToSix(uint value, ref byte destination)
    {
        if (value < Thousand)
        {
            return WriteHead(value, ref destination);
        }

        var (thousands, ones) = Math.DivRem(value, Thousand);
        var head = WriteHead(thousands, ref destination);
        Store(Entry(Triples, ones), ref Unsafe.Add(ref destination, head));
        return head + Triple;
    }

    /// <summary>Writes a number below a million with leading zeros, six digits. Seven bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteSix(uint value, ref byte destination)
    {
        var (first, second) = Math.DivRem(value, Thousand);
        Store(Entry(Triples, first), ref destination);
        Store(Entry(Triples, second), ref Unsafe.Add(ref destination, Triple));
    }

    /// <summary>Writes a number of millionths below one: a point and up to six decimals, without zeros at the end; returns how long it is, 0 for nothing. Eight bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteMillionths(uint value, ref byte destination)
    {
        var (first, second) = Math.DivRem(value, Thousand);
        var (upper, lower) = (Entry(Triples, first), Entry(Triples, second));
        destination = (byte)'.';
        Store(upper, ref Unsafe.Add(ref destination, 1));
        Store(lower, ref Unsafe.Add(ref destination, 1 + Triple));
        return (int)Math.Max((upper >> CountShift) & CountMask, lower >> LateCountShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteHead(uint value, ref byte destination)
    {
        var entry = Entry(Heads, value);
        Store(entry, ref destination);
        return (int)(entry >> CountShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Entry(uint[] table, uint value) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(table), (nint)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(uint entry, ref byte destination) =>
        Unsafe.WriteUnaligned(ref destination, BitConverter.IsLittleEndian ? entry : BinaryPrimitives.ReverseEndianness(entry));
}
