using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <content>Text, and what is written as text.</content>
public ref partial struct JsonFieldReader
{
    /// <summary>Reads text or null.</summary>
    internal int ReadText(int at, string expected, out string? text)
    {
        if (TryFindPlainText(at, out var length))
        {
            text = PlainText.ToString(ref Place(at + 1), length);
            return at + length + 2;
        }

        return TryReadNull(ref at) ? ReturnNull(at, out text) : ReadAnyText(at, expected, out text);
    }

    /// <summary>Reads text or null; a text that has been read before is the same string.</summary>
    internal int ReadInternedText(int at, string expected, out string? text)
    {
        if (TryFindPlainText(at, out var length))
        {
            text = InternedTexts.Shared.Get(ref Place(at + 1), length);
            return at + length + 2;
        }

        if (TryReadNull(ref at))
        {
            return ReturnNull(at, out text);
        }

        var start = SkipSpace(at);
        at = ReadUtf8(at, expected, out var utf8);
        text = InternedTexts.Shared.Get(utf8) ?? throw Expected(start, "well-formed UTF-8");
        return at;
    }

    /// <summary>Reads a text that may not be null; a text that has been read before is the same string.</summary>
    internal int ReadPresentText(int at, string expected, out string text)
    {
        var end = ReadInternedText(at, expected, out var read);
        text = read ?? throw Expected(SkipSpace(at), expected);
        return end;
    }

    /// <summary>Reads a list of names; one that has been read before is the same list.</summary>
    internal int ReadNames(int at, out IReadOnlyList<string> names)
    {
        // A name may hold the bracket that seems to end the list. What is known was read to its end, so that nothing else begins with the same bytes.
        var rest = at < _utf8.Length ? _utf8[at..] : default;
        var length = rest.IndexOf((byte)']') + 1;
        if (InternedNames.Shared.Find(rest[..length]) is { } known)
        {
            names = known;
            return at + length;
        }

        var end = Elements.ReadArray<string, NameCodec>(ref this, at, out var read);
        names = end == at + length ? InternedNames.Shared.Keep(rest[..length], read) : read;
        return end;
    }

    /// <summary>Reads a string that stands for something else: its text, unescaped, or nothing where its escapes make no characters.</summary>
    /// <exception cref="MessageFormatException">No string stands there.</exception>
    internal int ReadSymbol(int at, string expected, out ReadOnlySpan<byte> utf8)
    {
        at = SkipSpace(at);
        if (ByteAt(at) != '"')
        {
            throw Unexpected(at, expected);
        }

        utf8 = ReadRaw(ref at, out var isEscaped);
        if (isEscaped)
        {
            utf8 = JsonEscapes.Decode(utf8);
        }

        return at;
    }

    internal int ReadDateTime(int at, string expected, out DateTime value)
    {
        var start = SkipSpace(at);
        at = ReadSymbol(at, expected, out _);
        var json = new Utf8JsonReader(_utf8[start..at]);
        return HasCharacters(start, at) && json.Read() && json.TryGetDateTime(out value) ? at : throw Expected(start, expected);
    }

    internal int ReadDateTimeOffset(int at, string expected, out DateTimeOffset value)
    {
        var start = SkipSpace(at);
        at = ReadSymbol(at, expected, out var text);
        var json = new Utf8JsonReader(_utf8[start..at]);
        return HasCharacters(start, at) && json.Read() && json.TryGetDateTimeOffset(out value) ? at : throw Expected(start, expected);
    }

    // The framework's reader throws where an escape is half a character.
    private readonly bool HasCharacters(int start, int end) => !_utf8[start..end].Contains((byte)'\\') || JsonEscapes.Decode(_utf8[(start + 1)..(end - 1)]) is not null;

    private int ReadKey(int at, out string key)
    {
        if (TryFindPlainText(at, out var length))
        {
            key = PlainText.ToString(ref Place(at + 1), length);
            return at + length + 2;
        }

        return ReadAnyKey(at, out key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadAnyKey(int at, out string key)
    {
        var start = at;
        var raw = ReadRaw(ref at, out var isEscaped);
        if (isEscaped)
        {
            raw = JsonEscapes.Decode(raw) is { } decoded ? decoded : throw Expected(start, "a property name of whole characters");
        }

        key = Utf8Text.Decode(raw) ?? throw Expected(start, "well-formed UTF-8");
        return at;
    }

    private static int ReturnNull(int at, out string? text)
    {
        text = null;
        return at;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadAnyText(int at, string expected, out string? text)
    {
        var start = SkipSpace(at);
        at = ReadUtf8(at, expected, out var utf8);
        text = Utf8Text.Decode(utf8) ?? throw Expected(start, "well-formed UTF-8");
        return at;
    }

    private int ReadUtf8(int at, string expected, out ReadOnlySpan<byte> utf8)
    {
        var start = at = SkipSpace(at);
        if (ByteAt(at) != '"')
        {
            throw Unexpected(at, expected);
        }

        utf8 = ReadRaw(ref at, out var isEscaped);
        if (isEscaped)
        {
            utf8 = JsonEscapes.Decode(utf8) is { } decoded ? decoded : throw Expected(start, "well-formed UTF-8");
        }

        return at;
    }

    /// <summary>Whether a string stands there that ends within a vector and holds nothing but ASCII without escapes; if so, how long it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryFindPlainText(int at, out int length)
    {
        length = 0;
        if (_utf8.Length - at <= Vector128<byte>.Count || Place(at) != '"')
        {
            return false;
        }

        length = PlainText.IndexOfSpecial(Vector128.LoadUnsafe(ref Place(at + 1)));
        return length < Vector128<byte>.Count && Place(at + 1 + length) == '"';
    }
}
