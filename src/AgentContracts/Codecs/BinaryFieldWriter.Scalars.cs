using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <content>Numbers, into room that is there.</content>
public ref partial struct BinaryFieldWriter
{
    /// <summary>What eight bytes of a varint hold.</summary>
    internal const int MostBits = 56;

    /// <summary>The longest length that takes one byte.</summary>
    private const int MostInOneByte = 126;

    private const ulong NotFinite = 0x7FF0_0000_0000_0000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutByte(ref byte to, byte value)
    {
        to = value;
        return ref Unsafe.Add(ref to, sizeof(byte));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutUInt16(ref byte to, ushort value)
    {
        Unsafe.WriteUnaligned(ref to, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return ref Unsafe.Add(ref to, sizeof(ushort));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutUInt32(ref byte to, uint value)
    {
        Unsafe.WriteUnaligned(ref to, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return ref Unsafe.Add(ref to, sizeof(uint));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutInt64(ref byte to, long value)
    {
        Unsafe.WriteUnaligned(ref to, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));
        return ref Unsafe.Add(ref to, sizeof(long));
    }

    /// <summary>Writes a GUID, an id or a 128-bit integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Span<byte> Sixteen(ref byte to) => MemoryMarshal.CreateSpan(ref to, 16);

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutDouble(ref byte to, double value)
    {
        // On the bits alone, the number never has to be in a floating-point register.
        var bits = BitConverter.DoubleToUInt64Bits(value);
        if ((~bits & NotFinite) == 0)
        {
            ThrowNotFinite(bits);
        }

        return ref PutInt64(ref to, (long)bits);
    }

    /// <exception cref="ArgumentException">The number is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutSingle(ref byte to, float value)
    {
        if (!float.IsFinite(value))
        {
            ThrowNotFinite(BitConverter.DoubleToUInt64Bits(value));
        }

        return ref PutUInt32(ref to, BitConverter.SingleToUInt32Bits(value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutZigzag(ref byte to, int value) => ref PutVarint(ref to, (uint)((value << 1) ^ (value >> 31)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutZigzag(ref byte to, long value) => ref PutVarint(ref to, (ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes a varint of at most five bytes. Eight may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutVarint(ref byte to, uint value) => ref PutShortVarint(ref to, value);

    /// <summary>Writes a varint. Nine bytes may change.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutVarint(ref byte to, ulong value) =>
        ref value >> MostBits == 0 ? ref PutShortVarint(ref to, value) : ref PutNine(ref to, value);

    /// <summary>A length of at most <see cref="MostInOneByte"/> as what stands before a text, a part or a collection: the varint of a small number is twice that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte ShortLength(nint length) => (byte)((2 * length) + 2);

    /// <summary>Writes a varint before something that is there already.</summary>
    private static ref byte PutExactVarint(ref byte to, uint value)
    {
        var word = WordOf(value, out var more);
        for (; more >= 0; more--, word >>= 8)
        {
            to = ref PutByte(ref to, (byte)word);
        }

        return ref to;
    }

    /// <summary>Writes a varint of at most <see cref="MostBits"/> bits. Eight bytes may change.</summary>
    // One store and no branch, however long it is: how large numbers are is what the processor cannot foresee.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutShortVarint(ref byte to, ulong value)
    {
        PutInt64(ref to, (long)WordOf(value, out var more));
        return ref Unsafe.Add(ref to, more + 1);
    }

    /// <summary>A number of at most <see cref="MostBits"/> bits as a varint, and how many bytes follow its first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WordOf(ulong value, out nint more)
    {
        // A seventh of the bits, rounded down: 9 ÷ 64 is near enough up to 57 of them.
        var bits = (value * 2) + 1;
        more = (nint)(uint)((BitOperations.LeadingZeroCount(bits) ^ 63) * 9) >> 6;
        return (bits << (int)more) - 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte PutNine(ref byte to, ulong value) => ref PutInt64(ref PutByte(ref to, byte.MaxValue), (long)value);

    private static void ThrowNotFinite(ulong bits) =>
        throw new ArgumentException($"{BitConverter.UInt64BitsToDouble(bits)} is not finite.", nameof(bits));
}
