using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <content>Text.</content>
public ref partial struct BinaryFieldReader
{
    /// <summary>Reads text or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadText(int at, string expected, out string? text)
    {
        (text, at) = TextAt(at, expected);
        return at;
    }

    /// <summary>Reads text or null; a text that has been read before is the same string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int ReadInternedText(int at, string expected, out string? text)
    {
        (text, at) = InternedTextAt(at, expected);
        return at;
    }

    // Text and place are handed back in registers: a string that is handed out by reference is stored by a call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly (string? Text, int End) TextAt(int at, string expected)
    {
        if (StartOfShortAscii(at, out var length) is var start and >= 0)
        {
            return (PlainText.ToString(ref Place(start), length), start + length);
        }

        return OtherTextAt(at, expected);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly (string? Text, int End) InternedTextAt(int at, string expected)
    {
        if (StartOfShortAscii(at, out var length) is var start and >= 0 && length < Vector128<byte>.Count)
        {
            return (InternedTexts.Shared.Get(ref Place(start), length), start + length);
        }

        start = ReadLength(at, expected, out length);
        return length < 0
            ? (null, start)
            : (InternedTexts.Shared.Get(_bytes.Slice(start, length)) ?? throw Expected(at, "well-formed UTF-8"), start + length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly (string? Text, int End) OtherTextAt(int at, string expected)
    {
        var start = ReadLength(at, expected, out var length);
        return length < 0
            ? (null, start)
            : (Utf8Text.Decode(_bytes.Slice(start, length)) ?? throw Expected(at, "well-formed UTF-8"), start + length);
    }

    // Where a text of at most 16 ASCII characters begins, sixteen bytes of which can be read; −1 where another stands.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int StartOfShortAscii(int at, out int length)
    {
        length = 0;
        if (_bytes.Length - at <= Vector128<byte>.Count)
        {
            return -1;
        }

        // Half of a small number's only byte. One that has more is odd: its lowest bit becomes the highest, which makes it far too long.
        length = (int)BitOperations.RotateRight((uint)Place(at) - 2, 1);
        var start = at + 1;
        return (uint)length <= (uint)Vector128<byte>.Count
            && length <= _end - start
            && (Vector128.LoadUnsafe(ref Place(start)).ExtractMostSignificantBits() & ((1u << length) - 1)) == 0
            ? start
            : -1;
    }
}
