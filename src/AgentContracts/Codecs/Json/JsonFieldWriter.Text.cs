using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AgentContracts.Codecs;

/// <content>Text, and what is written as text.</content>
public ref partial struct JsonFieldWriter
{
    private const int LongestEscape = 6;
    private const int MostBytesPerChar = 3;
    private const int ChunkLength = 256;

    // Strings stay readable in redis-cli; nothing here ends up inside HTML.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes text or null. A surrogate that stands alone becomes U+FFFD; validation refuses such a text before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int WriteText(int at, string? text)
    {
        if (text is null)
        {
            return WriteNull(at);
        }

        Ensure(at, text.Length + ScalarRoom);
        Place(at) = (byte)'"';
        if (!PlainText.TryCopy(text, ref Place(at + 1)))
        {
            return WriteAnyText(at, text);
        }

        at += text.Length + 1;
        return Put(at, (byte)'"');
    }

    /// <summary>Writes the comma, the key of an entry and its colon.</summary>
    internal int WriteKey(int at, string key)
    {
        at = WriteText(Separate(at), key);
        Ensure(at, 1 + ScalarRoom);
        return Put(at, (byte)':');
    }

    internal readonly int WriteGuid(int at, Guid value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length);
        return Put(at + length, (byte)'"');
    }

    internal readonly int WriteId(int at, MessageId id)
    {
        at = Put(at, (byte)'"');
        id.TryFormat(_bytes[at..], out var length);
        return Put(at + length, (byte)'"');
    }

    /// <summary>Writes a fingerprint and the number of fields that it is over.</summary>
    internal readonly int WriteSchema(int at, ulong fingerprint, int fieldCount)
    {
        at = Put(at, (byte)'"');
        fingerprint.TryFormat(_bytes[at..], out var length, "x16", CultureInfo.InvariantCulture);
        at = Put(at + length, (byte)'/');
        return Put(WriteInt64(at, fieldCount), (byte)'"');
    }

    internal readonly int WriteTimeSpan(int at, TimeSpan value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length, 'c');
        return Put(at + length, (byte)'"');
    }

    internal readonly int WriteDateTime(int at, DateTime value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length, 'O');
        return Put(at + IsoTime.Trim(_bytes.Slice(at, length)), (byte)'"');
    }

    internal readonly int WriteDateTimeOffset(int at, DateTimeOffset value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length, 'O');
        return Put(at + IsoTime.Trim(_bytes.Slice(at, length)), (byte)'"');
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WriteAnyText(int at, string text)
    {
        // Beyond ASCII, but most texts hold nothing that needs an escape: those are transcoded in place.
        Ensure(at, checked(text.Length * MostBytesPerChar) + ScalarRoom);
        var start = Put(at, (byte)'"');
        if (Utf8.FromUtf16(text, _bytes[start..], out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done
            || Encoder.FindFirstCharacterToEncodeUtf8(_bytes.Slice(start, length)) >= 0)
        {
            return WriteEscapedText(start, text);
        }

        return Put(start + length, (byte)'"');
    }

    private int WriteEscapedText(int at, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[ChunkLength * MostBytesPerChar];
        while (!text.IsEmpty)
        {
            var chunk = text[..Math.Min(text.Length, ChunkLength)];
            if (chunk.Length < text.Length && char.IsHighSurrogate(chunk[^1]))
            {
                chunk = chunk[..^1];
            }

            Utf8.FromUtf16(chunk, utf8, out _, out var length);
            at = WriteAnyUtf8(at, utf8[..length], chunk.Length);
            text = text[chunk.Length..];
        }

        Ensure(at, 1 + ScalarRoom);
        return Put(at, (byte)'"');
    }

    private int WriteAnyUtf8(int at, scoped ReadOnlySpan<byte> utf8, int characters)
    {
        Ensure(at, Math.Max(utf8.Length, characters * LongestEscape));
        var plain = Encoder.FindFirstCharacterToEncodeUtf8(utf8) is var first and >= 0 ? first : utf8.Length;
        utf8[..plain].CopyTo(_bytes[at..]);
        at += plain;
        if (plain == utf8.Length)
        {
            return at;
        }

        Encoder.EncodeUtf8(utf8[plain..], _bytes[at..], out _, out var written);
        return at + written;
    }
}
