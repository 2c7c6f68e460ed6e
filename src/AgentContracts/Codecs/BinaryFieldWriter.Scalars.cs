using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentContracts.Codecs;

/// <content>Numbers, into room that is there.</content>
public ref partial struct BinaryFieldWriter
{
    private const int BitsPerByte = 7;
    private const ulong Continued = 0x8080_8080_8080_8080;
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
    internal static ref byte PutZigzag(ref byte to, long value) => ref PutVarint(ref to, (ulong)((value << 1) ^ (value >> 63)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte PutVarint(ref byte to, ulong value)
    {
        if (value > 0x7f)
        {
            return ref value > 0x3fff
                ? ref PutLongVarint(ref to, value)
                : ref PutUInt16(ref to, (ushort)((value & 0x7f) | 0x80 | ((value >> BitsPerByte) << 8)));
        }

        to = (byte)value;
        return ref Unsafe.Add(ref to, sizeof(byte));
    }

    /// <summary>Writes a varint before something that is there already.</summary>
    private static ref byte PutExactVarint(ref byte to, ulong value)
    {
        for (; value > 0x7f; value >>= BitsPerByte)
        {
            to = ref PutByte(ref to, (byte)(value | 0x80));
        }

        return ref PutByte(ref to, (byte)value);
    }

    // Eight bytes at once: what is too much is written over.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte PutLongVarint(ref byte to, ulong value)
    {
        const int MostBitsAtOnce = 56;
        for (; value >> MostBitsAtOnce != 0; value >>= BitsPerByte)
        {
            to = ref PutByte(ref to, (byte)(value | 0x80));
        }

        var length = ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;
        var spread = (value & 0x0000_0000_0fff_ffff) | ((value & 0x00ff_ffff_f000_0000) << 4);
        spread = (spread & 0x0000_3fff_0000_3fff) | ((spread & 0x0fff_c000_0fff_c000) << 2);
        spread = (spread & 0x007f_007f_007f_007f) | ((spread & 0x3f80_3f80_3f80_3f80) << 1);
        spread |= Continued & ((1UL << ((length - 1) * 8)) - 1);
        PutInt64(ref to, (long)spread);
        return ref Unsafe.Add(ref to, length);
    }

    private static void ThrowNotFinite(ulong bits) =>
        throw new ArgumentException($"{BitConverter.UInt64BitsToDouble(bits)} is not finite.", nameof(bits));
}
