using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <content>Integers of as many bytes as they need.</content>
public ref partial struct BinaryFieldReader
{
    private const int BitsInByte = 8;
    private const int BitsPerByte = 7;
    private const int BitsInWord = 64;

    // In bytes: those of a number whose first byte says by itself how many there are, and of a larger one.
    private const int MostTold = 8;
    private const int Longest = 9;

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
        if (at < _end && (Place(at) & 1) == 0)
        {
            value = (uint)Place(at) >> 1;
            return at + 1;
        }

        return ReadLongVarint(at, max, expected, out value);
    }

    /// <summary>Reads a varint; <see langword="false"/> where none stands there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly bool TryReadVarint(ref int at, out ulong value)
    {
        value = 0;
        var left = _end - at;
        if (left <= 0)
        {
            return false;
        }

        var word = WordAt(at, left);
        var length = BitOperations.TrailingZeroCount(~word) + 1;
        if (length > MostTold)
        {
            return TryReadNine(ref at, left, out value);
        }

        // Without the bytes behind it, then without what says how many there are. With none of the seven highest bits set, fewer bytes would have done.
        var bits = word << (BitsInWord - (BitsInByte * length));
        if (length > left || (bits >> (BitsInWord - BitsPerByte) == 0 && length > 1))
        {
            return false;
        }

        value = bits >> (BitsInWord - (BitsPerByte * length));
        at += length;
        return true;
    }

    // Eight bytes, or those that are left and zeros behind them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong WordAt(int at, int left)
    {
        if (_bytes.Length - at < sizeof(ulong))
        {
            return RestAt(at, left);
        }

        var word = Unsafe.ReadUnaligned<ulong>(ref Place(at));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly ulong RestAt(int at, int left)
    {
        var word = 0UL;
        for (var i = 0; i < left; i++)
        {
            word |= (ulong)Place(at + i) << (BitsInByte * i);
        }

        return word;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly bool TryReadNine(ref int at, int left, out ulong value)
    {
        value = 0;
        if (left < Longest)
        {
            return false;
        }

        value = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(at + 1)..]);
        at += Longest;
        return value >> (BitsPerByte * MostTold) != 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly int ReadLongVarint(int at, ulong max, string expected, out ulong value)
    {
        var start = at;
        return TryReadVarint(ref at, out value) && value <= max ? at
            : IsCut(start) ? throw TooFew(start, expected)
            : throw Expected(start, expected);
    }

    // Whether the bytes end before the number does, whose first one says how many it has.
    private readonly bool IsCut(int at) => at >= _end || BitOperations.TrailingZeroCount(~(uint)Place(at)) + 1 > _end - at;
}
