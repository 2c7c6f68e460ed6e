using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>
/// UTF-16 to UTF-8, eight characters at a time on any processor with vectors. Which characters take one, two or three bytes decides no branch, so that a text in
/// any script costs the same; one with surrogate pairs is left to the framework.
/// </summary>
internal static class Utf8Blocks
{
    /// <summary>No UTF-16 code unit takes more bytes of UTF-8.</summary>
    public const int MostPerCharacter = 3;

    /// <summary>How many bytes behind the text may be written over.</summary>
    public const int Slack = Block;

    private const int Block = 8;
    private const ulong EveryByte = 0x0101_0101_0101_0101;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">Where to; there is room for <see cref="MostPerCharacter"/> bytes for each character and for <see cref="Slack"/> more.</param>
    /// <returns>Where it ends; a null reference where it is not well-formed.</returns>
    public static ref byte Write(string text, ref byte to)
    {
        if (text.Length < Block || !BitConverter.IsLittleEndian)
        {
            return ref WriteShort(text, ref to);
        }

        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var (at, last) = (0, text.Length - Block);
        while (true)
        {
            // The last block begins among characters that are written already: those are skipped.
            var from = Math.Min(at, last);
            var units = Vector128.LoadUnsafe(ref source, (nuint)from);
            if ((units & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero)
            {
                var skip = at - from;
                Unsafe.WriteUnaligned(ref to, Vector128.Narrow(units, units).AsUInt64()[0] >> (skip * Block));
                to = ref Unsafe.Add(ref to, Block - skip);
            }
            else if (HasSurrogate(units))
            {
                return ref WriteRest(text, at, ref to);
            }
            else
            {
                to = ref WriteBlock(units, Vector128.GreaterThanOrEqual(Vector128<ushort>.Indices, Vector128.Create((ushort)(at - from))), ref to);
            }

            at = from + Block;
            if (at == text.Length)
            {
                return ref to;
            }
        }
    }

    private static ref byte WriteShort(string text, ref byte to)
    {
        var at = 0;
        for (; at < text.Length && text[at] < 0x80; at++)
        {
            Unsafe.Add(ref to, at) = (byte)text[at];
        }

        to = ref Unsafe.Add(ref to, at);
        if (at == text.Length)
        {
            return ref to;
        }

        if (!BitConverter.IsLittleEndian || text.Length > Block)
        {
            return ref WriteRest(text, at, ref to);
        }

        Span<char> padded = stackalloc char[Block];
        padded.Clear();
        text.AsSpan(at).CopyTo(padded);
        var units = Vector128.Create<ushort>(MemoryMarshal.Cast<char, ushort>(padded));
        return ref HasSurrogate(units)
            ? ref WriteRest(text, at, ref to)
            : ref WriteBlock(units, Vector128.LessThan(Vector128<ushort>.Indices, Vector128.Create((ushort)(text.Length - at))), ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSurrogate(Vector128<ushort> units) =>
        Vector128.Equals(units & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800)) != Vector128<ushort>.Zero;

    private static ref byte WriteRest(string text, int at, ref byte to)
    {
        var rest = text.AsSpan(at);
        var room = MemoryMarshal.CreateSpan(ref to, rest.Length * MostPerCharacter);
        if (Utf8.FromUtf16(rest, room, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return ref Unsafe.Add(ref to, (nint)written);
        }

        return ref Unsafe.NullRef<byte>();
    }

    /// <summary>Each character is made a word of up to three bytes and stored where those before it end: four bytes, of which the next overwrites what is too much.</summary>
    /// <param name="units">Eight code units, no surrogates.</param>
    /// <param name="chosen">All bits set for those that are to be written.</param>
    /// <param name="to">Where to.</param>
    private static ref byte WriteBlock(Vector128<ushort> units, Vector128<ushort> chosen, ref byte to)
    {
        var (lower, upper) = Vector128.Widen(units);
        (lower, upper) = (Encode(lower), Encode(upper));
        var lengths = Vector128.Create((ushort)MostPerCharacter)
            + Vector128.LessThan(units, Vector128.Create((ushort)0x800))
            + Vector128.LessThan(units, Vector128.Create((ushort)0x80));

        // A multiplication adds up, in every byte, the bytes below it.
        var ends = Vector128.Narrow(lengths & chosen, Vector128<ushort>.Zero).AsUInt64()[0] * EveryByte;
        Store(ref to, 0, lower[0]);
        Store(ref to, ends, lower[1]);
        Store(ref to, ends >> 8, lower[2]);
        Store(ref to, ends >> 16, lower[3]);
        Store(ref to, ends >> 24, upper[0]);
        Store(ref to, ends >> 32, upper[1]);
        Store(ref to, ends >> 40, upper[2]);
        Store(ref to, ends >> 48, upper[3]);
        return ref Unsafe.Add(ref to, (nint)(ends >> 56));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref byte to, ulong offset, uint bytes) => Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, (nint)(byte)offset), bytes);

    // The form of three bytes holds that of two: its upper two bytes, but for a bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Encode(Vector128<uint> units)
    {
        var three = Vector128.Create(0x0080_80E0u)
            | (units >> 12)
            | ((units << 2) & Vector128.Create(0x3F00u))
            | ((units << 16) & Vector128.Create(0x3F_0000u));
        var two = (three >> 8) | Vector128.Create(0x40u);
        return Vector128.ConditionalSelect(
            Vector128.LessThan(units, Vector128.Create(0x80u)),
            units,
            Vector128.ConditionalSelect(Vector128.LessThan(units, Vector128.Create(0x800u)), two, three));
    }
}
