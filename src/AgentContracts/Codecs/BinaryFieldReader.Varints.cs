using System.Numerics;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <content>Integers of as many bytes as they need.</content>
public ref partial struct BinaryFieldReader
{
    private const int BitsPerByte = 7;
    private const int BitsInByte = 8;
    private const ulong Continued = 0x8080_8080_8080_8080;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadZigzag(int at, ulong max, string expected, out long value)
    {
        at = ReadVarint(at, max, expected, out var bits);
        value = (long)(bits >> 1) ^ -(long)(bits & 1);
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadVarint(int at, ulong max, string expected, out ulong value)
    {
        if (at < _end && Place(at) <= 0x7f)
        {
            value = Place(at);
            return at + 1;
        }

        if (_end - at >= sizeof(ushort) && Place(at + 1) is > 0 and <= 0x7f)
        {
            value = (uint)((Place(at) & 0x7f) | (Place(at + 1) << BitsPerByte));
            return at + sizeof(ushort);
        }

        return ReadLongVarint(at, max, expected, out value);
    }

    /// <summary>Reads a varint of at most 96 bits; <see langword="false"/> where none stands there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal readonly bool TryReadVarint96(ref int at, out UInt128 value)
    {
        const int MostBits = 96;
        value = UInt128.Zero;
        for (var shift = 0; shift < MostBits && at < _end; shift += BitsPerByte)
        {
            var next = Place(at++);
            value |= (UInt128)(next & 0x7fu) << shift;
            if (next <= 0x7f)
            {
                return value >> MostBits == 0 && (next != 0 || shift == 0);
            }
        }

        return false;
    }

    /// <summary>Reads a varint of no more than eight bytes at once; <see langword="false"/> where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryReadEight(ref int at, out ulong value)
    {
        value = 0;
        var left = _end - at;
        if (_end < sizeof(ulong) || left <= 0 || !BitConverter.IsLittleEndian)
        {
            return false;
        }

        // Near the end, the last eight bytes without those that stand before; a varint that is cut off then ends with a byte of nothing, which is refused.
        var word = left >= sizeof(ulong)
            ? Unsafe.ReadUnaligned<ulong>(ref Place(at))
            : Unsafe.ReadUnaligned<ulong>(ref Place(_end - sizeof(ulong))) >> ((sizeof(ulong) - left) * BitsInByte);
        var ends = ~word & Continued;

        // All bits up to the end of the last byte; and the last byte's own, which are none in a form that is too long.
        var mask = ends ^ (ends - 1);
        var bits = word & mask & ~Continued;
        if (ends == 0 || (bits <= mask >> BitsInByte && mask != byte.MaxValue))
        {
            return false;
        }

        bits = (bits & 0x007f_007f_007f_007f) | ((bits & 0x7f00_7f00_7f00_7f00) >> 1);
        bits = (bits & 0x0000_3fff_0000_3fff) | ((bits & 0x3fff_0000_3fff_0000) >> 2);
        value = (bits & 0x0000_0000_0fff_ffff) | ((bits & 0x0fff_ffff_0000_0000) >> 4);
        at += (BitOperations.TrailingZeroCount(ends) + 1) / BitsInByte;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int ReadLongVarint(int at, ulong max, string expected, out ulong value)
    {
        var start = at;
        if (TryReadEight(ref at, out value))
        {
            return value <= max ? at : throw Expected(start, expected);
        }

        for (var shift = 0; shift < 64 && at < _end; shift += BitsPerByte)
        {
            var next = Place(at++);
            var bits = (ulong)next & 0x7f;
            value |= bits << shift;
            if (next <= 0x7f)
            {
                var fits = (bits << shift) >> shift == bits;
                var isShortest = next != 0 || shift == 0;
                return fits && isShortest && value <= max ? at : throw Expected(start, expected);
            }
        }

        throw Expected(start, expected);
    }
}
