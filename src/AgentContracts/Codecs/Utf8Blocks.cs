using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <summary>
/// UTF-16 to UTF-8, eight characters at a time on any processor with vectors: a narrowing where all are ASCII, two <see cref="Utf8Quads"/> otherwise. A text with
/// surrogate pairs is left to the framework.
/// </summary>
internal static class Utf8Blocks
{
    /// <summary>How many bytes behind the text may be written over.</summary>
    public const int Slack = Utf8Quads.VectorLength;

    private const int Block = 2 * Utf8Quads.Length;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">Where to; there is room for <see cref="Utf8Quads.MostPerCharacter"/> bytes for each character and for <see cref="Slack"/> more.</param>
    /// <returns>Where it ends; a null reference where it is not well-formed.</returns>
    public static ref byte Write(string text, ref byte to)
    {
        if (!Vector128.IsHardwareAccelerated || !BitConverter.IsLittleEndian || text.Length < Utf8Quads.Length)
        {
            return ref WriteRest(text, 0, ref to);
        }

        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var at = 0;
        for (; at <= text.Length - Block; at += Block)
        {
            var units = Vector128.LoadUnsafe(ref source, (nuint)at);
            if ((units & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero)
            {
                Unsafe.WriteUnaligned(ref to, Vector128.Narrow(units, units).AsUInt64()[0]);
                to = ref Unsafe.Add(ref to, Block);
            }
            else if (HasSurrogate(units))
            {
                return ref WriteRest(text, at, ref to);
            }
            else
            {
                to = ref Unsafe.Add(ref to, Utf8Quads.Write(units.AsUInt64()[0], ref to));
                to = ref Unsafe.Add(ref to, Utf8Quads.Write(units.AsUInt64()[1], ref to));
            }
        }

        return ref at == text.Length ? ref to : ref WriteEnd(text, ref source, at, ref to);
    }

    // One to seven characters, the first and the last four of which cover them.
    private static ref byte WriteEnd(string text, ref ushort source, int at, ref byte to)
    {
        var last = Utf8Quads.At(ref source, text.Length - Utf8Quads.Length);
        var left = text.Length - at;
        var first = left >= Utf8Quads.Length ? Utf8Quads.At(ref source, at) : last;
        if (HasSurrogate(Vector128.Create(first, last).AsUInt16()))
        {
            return ref WriteRest(text, at, ref to);
        }

        if (left >= Utf8Quads.Length)
        {
            to = ref Unsafe.Add(ref to, Utf8Quads.Write(first, ref to));
            left -= Utf8Quads.Length;
        }

        return ref left == 0 ? ref to : ref Unsafe.Add(ref to, Utf8Quads.WriteLast(last, left, ref to));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasSurrogate(Vector128<ushort> units) =>
        Vector128.Equals(units & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800)) != Vector128<ushort>.Zero;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ref byte WriteRest(string text, int at, ref byte to)
    {
        var rest = text.AsSpan(at);
        var room = MemoryMarshal.CreateSpan(ref to, rest.Length * Utf8Quads.MostPerCharacter);
        if (Utf8.FromUtf16(rest, room, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return ref Unsafe.Add(ref to, (nint)written);
        }

        return ref Unsafe.NullRef<byte>();
    }
}
