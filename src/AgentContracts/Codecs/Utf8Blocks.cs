using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <summary>
/// UTF-16 to UTF-8, eight characters at a time on any processor with vectors: by <see cref="Utf8Octets"/> where they are below U+0800, ASCII or not, by two
/// <see cref="Utf8Quads"/> otherwise, and one by one where a surrogate pair is among them.
/// </summary>
internal static class Utf8Blocks
{
    /// <summary>How many bytes behind the text may be written over.</summary>
    public const int Slack = Utf8Quads.VectorLength;

    private const int Ascii = 16;
    private const int Block = 2 * Utf8Quads.Length;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">Where to; there is room for <see cref="Utf8Quads.MostPerCharacter"/> bytes for each character and for <see cref="Slack"/> more.</param>
    /// <returns>Where it ends; a null reference where it is not well-formed.</returns>
    public static ref byte Write(string text, ref byte to)
    {
        var at = WriteAscii(text, ref to);
        if (at == text.Length)
        {
            return ref Unsafe.Add(ref to, (nint)at);
        }

        to = ref WriteRun<WholeUnits>(text, at, ref Unsafe.Add(ref to, (nint)at), out at);
        return ref at == text.Length ? ref to : ref WriteRest(text, at, ref to);
    }

    // Tells up to where: the end, or before it in whole vectors. Short texts that are ASCII do not come here.
    private static int WriteAscii(string text, ref byte to)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var at = 0;
        if (Vector128.IsHardwareAccelerated && text.Length > BinaryFieldWriter.ShortText)
        {
            // The last ones go back to be a whole vector; what they cover again is ASCII.
            for (var last = text.Length - Ascii; at < text.Length; at += Ascii)
            {
                var next = Math.Min(at, last);
                var (lower, upper) = (Vector128.LoadUnsafe(ref source, (nuint)next), Vector128.LoadUnsafe(ref source, (nuint)next + 8));
                if (((lower | upper) & Vector128.Create((ushort)0xFF80)) != Vector128<ushort>.Zero)
                {
                    return at;
                }

                Vector128.NarrowWithSaturation(lower.AsInt16(), upper.AsInt16()).AsByte().StoreUnsafe(ref to, (nuint)next);
            }

            return text.Length;
        }

        return at;
    }

    /// <summary>Writes what follows in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it follows.</param>
    /// <param name="to">Where to, with room as for <see cref="Write"/>.</param>
    /// <returns>Where it ends; a null reference where it is not well-formed.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref byte WriteRest(string text, int at, ref byte to)
    {
        while (at < text.Length)
        {
            // Up to the first pair, behind which vectors go on.
            var unit = text[at++];
            if (unit < 0x80)
            {
                to = (byte)unit;
                to = ref Unsafe.Add(ref to, 1);
            }
            else if (unit < 0x800)
            {
                to = (byte)(0xC0 | (unit >> 6));
                to = ref PutLast(ref Unsafe.Add(ref to, 1), unit);
            }
            else if (!char.IsSurrogate(unit))
            {
                to = (byte)(0xE0 | (unit >> 12));
                to = ref PutLast(ref PutLast(ref Unsafe.Add(ref to, 1), unit >> 6), unit);
            }
            else if (at < text.Length && char.IsSurrogatePair(unit, text[at]))
            {
                var rune = char.ConvertToUtf32(unit, text[at++]);
                to = (byte)(0xF0 | (rune >> 18));
                to = ref PutLast(ref PutLast(ref PutLast(ref Unsafe.Add(ref to, 1), rune >> 12), rune >> 6), rune);
                to = ref WriteRun<WholeUnits>(text, at, ref to, out at);
            }
            else
            {
                return ref Unsafe.NullRef<byte>();
            }
        }

        return ref to;
    }

    /// <summary>Writes what follows in a text up to a block of characters that are not all accepted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it follows.</param>
    /// <param name="to">Where to, with room as for <see cref="Write"/>.</param>
    /// <param name="end">Up to where it was written, in characters.</param>
    /// <returns>Where that ends.</returns>
    public static ref byte WriteRun<TAccepted>(string text, int at, ref byte to, out int end) where TAccepted : IAcceptedUnits
    {
        end = at;
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || text.Length < Utf8Quads.Length)
        {
            return ref to;
        }

        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        for (; at <= text.Length - Block; at += Block)
        {
            var units = Vector128.LoadUnsafe(ref source, (nuint)at);
            if (Utf8Octets.Holds(units))
            {
                if (!All(TAccepted.OfTwoBytes(units)))
                {
                    end = at;
                    return ref to;
                }

                to = ref Utf8Octets.Write(units, ref to);
            }
            else if (All(TAccepted.OfAny(units)))
            {
                to = ref Unsafe.Add(ref to, Utf8Quads.Write(units.AsUInt64()[0], ref to));
                to = ref Unsafe.Add(ref to, Utf8Quads.Write(units.AsUInt64()[1], ref to));
            }
            else
            {
                end = at;
                return ref to;
            }
        }

        end = text.Length;
        if (at == text.Length)
        {
            return ref to;
        }

        // One to seven characters are left. Where the last eight are of two bytes, those that have been written are written again.
        if (text.Length >= Block && Vector128.LoadUnsafe(ref source, (nuint)(text.Length - Block)) is var last && Utf8Octets.Holds(last) && All(TAccepted.OfTwoBytes(last)))
        {
            return ref Utf8Octets.Write(last, Block - (text.Length - at), ref to);
        }

        return ref WriteEnd<TAccepted>(text.Length, ref source, at, ref to, ref end);
    }

    // The first and the last four characters cover what is left.
    private static ref byte WriteEnd<TAccepted>(int length, ref ushort source, int at, ref byte to, scoped ref int end) where TAccepted : IAcceptedUnits
    {
        var last = Utf8Quads.At(ref source, length - Utf8Quads.Length);
        var left = length - at;
        var first = left >= Utf8Quads.Length ? Utf8Quads.At(ref source, at) : last;
        if (!All(TAccepted.OfAny(Vector128.Create(first, last).AsUInt16())))
        {
            end = at;
            return ref to;
        }

        if (left >= Utf8Quads.Length)
        {
            to = ref Unsafe.Add(ref to, Utf8Quads.Write(first, ref to));
            left -= Utf8Quads.Length;
        }

        return ref left == 0 ? ref to : ref Unsafe.Add(ref to, Utf8Quads.WriteLast(last, left, ref to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool All(Vector128<ushort> accepted) => accepted == Vector128<ushort>.AllBitsSet;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte PutLast(ref byte to, int bits)
    {
        to = (byte)(0x80 | (bits & 0x3F));
        return ref Unsafe.Add(ref to, 1);
    }
}
