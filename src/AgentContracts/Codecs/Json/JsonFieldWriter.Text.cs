using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <content>Text, and what is written as text.</content>
public ref partial struct JsonFieldWriter
{
    private const int LongestEscape = 12;
    private const int MostBytesPerChar = 3;

    // A comma, two quotes and a colon.
    private const int Signs = 4;

    private static readonly ushort CommaAndQuote = Pair(',', '"');
    private static readonly ushort QuoteAndColon = Pair('"', ':');

    /// <summary>Writes text or null.</summary>
    /// <exception cref="ArgumentException">A surrogate stands alone.</exception>
    // What is rare is a method of its own, so that this one has little to save.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int WriteText(int at, string? text)
    {
        if (text is not null && text.Length <= PlainText.Short && HasRoomForShort(at))
        {
            ref var place = ref Place(at);
            nint length = text.Length;
            if (PlainText.TryCopyShort(text, ref Unsafe.Add(ref place, 1)))
            {
                place = (byte)'"';
                Unsafe.Add(ref place, length + 1) = (byte)'"';
                return at + (int)length + 2;
            }
        }

        return WriteOtherText(at, text);
    }

    /// <summary>Writes the comma before an element that is text or null, then the element.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int WriteTextElement(int at, string? text)
    {
        if (text is not null && text.Length <= PlainText.Short && HasRoomForShort(at))
        {
            ref var place = ref Place(at);
            nint length = text.Length;
            if (PlainText.TryCopyShort(text, ref Unsafe.Add(ref place, 2)))
            {
                Unsafe.WriteUnaligned(ref place, CommaAndQuote);
                Unsafe.Add(ref place, length + 2) = (byte)'"';
                return at + (int)length + 3;
            }
        }

        return WriteOtherText(Separate(at), text);
    }

    /// <summary>Writes the comma, the key of an entry and its colon.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int WriteKey(int at, string key)
    {
        if (key.Length <= PlainText.Short && HasRoomForShort(at))
        {
            ref var place = ref Place(at);
            nint length = key.Length;
            if (PlainText.TryCopyShort(key, ref Unsafe.Add(ref place, 2)))
            {
                Unsafe.WriteUnaligned(ref place, CommaAndQuote);
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref place, length + 2), QuoteAndColon);
                return at + (int)length + 4;
            }
        }

        return WriteOtherKey(at, key);
    }

    internal readonly int WriteGuid(int at, Guid value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length);
        return Put(at + length, (byte)'"');
    }

    internal readonly int WriteId(int at, MessageId id)
    {
        ref var place = ref Place(at);
        place = (byte)'"';
        HexDigits.Write(id.Sender, ref Unsafe.Add(ref place, 1));
        HexDigits.Write(id.Number, ref Unsafe.Add(ref place, 1 + HexDigits.Length));
        return Put(at + 1 + MessageId.Length, (byte)'"');
    }

    /// <summary>Writes a fingerprint and the number of fields that it is over.</summary>
    internal readonly int WriteSchema(int at, ulong fingerprint, int fieldCount)
    {
        at = Put(at, (byte)'"');
        HexDigits.Write(fingerprint, ref Place(at));
        at = Put(at + HexDigits.Length, (byte)'/');
        return Put(WriteInt64(at, fieldCount), (byte)'"');
    }

    internal readonly int WriteTimeSpan(int at, TimeSpan value)
    {
        at = Put(at, (byte)'"');
        Utf8Formatter.TryFormat(value, _bytes[at..], out var length, 'c');
        return Put(at + length, (byte)'"');
    }

    /// <exception cref="ArgumentException">The time is not in UTC.</exception>
    internal readonly int WriteDateTime(int at, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            DateTimeCodec.ThrowNotUtc();
        }

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

    private readonly bool HasRoomForShort(int at) => _bytes.Length - at >= PlainText.Short + Signs + ScalarRoom;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WriteOtherKey(int at, string key)
    {
        at = WriteOtherText(Separate(at), key);
        Ensure(at, 1 + ScalarRoom);
        return Put(at, (byte)':');
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WriteOtherText(int at, string? text)
    {
        if (text is null)
        {
            return WriteNull(at);
        }

        // Beyond ASCII, but most texts hold nothing that needs an escape: those are transcoded in place.
        Ensure(at, checked(text.Length * MostBytesPerChar) + ScalarRoom);
        var start = Put(at, (byte)'"');
        ref var place = ref Place(start);
        if (text.Length > PlainText.Short && PlainText.TryCopyLong(text, ref place))
        {
            return Put(start + text.Length, (byte)'"');
        }

        return ForeignText.TryCopy(text, ref place, out var length) ? Put(start + length, (byte)'"') : WriteEscapedText(start, text);
    }

    /// <summary>Writes what stands behind the first quote of any text.</summary>
    private int WriteEscapedText(int at, scoped ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            Ensure(at, LongestEscape + ScalarRoom);
            var character = text[i];
            if (JsonCharacters.IsPlain(character))
            {
                at = PutUtf8(at, character);
            }
            else if (!char.IsSurrogate(character))
            {
                at = PutEscape(at, character);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(character, text[i + 1]))
            {
                at = PutUnicodeEscape(PutUnicodeEscape(at, character), text[++i]);
            }
            else
            {
                throw Utf8Text.IllFormed();
            }
        }

        Ensure(at, 1 + ScalarRoom);
        return Put(at, (byte)'"');
    }

    private readonly int PutUtf8(int at, char character) => character switch
    {
        < '\u0080' => Put(at, (byte)character),
        < '\u0800' => Put(Put(at, (byte)(0xC0 | (character >> 6))), (byte)(0x80 | (character & 0x3F))),
        _ => Put(Put(Put(at, (byte)(0xE0 | (character >> 12))), (byte)(0x80 | ((character >> 6) & 0x3F))), (byte)(0x80 | (character & 0x3F))),
    };

    private readonly int PutEscape(int at, char character)
    {
        var letter = character switch
        {
            '"' or '\\' => character,
            '\b' => 'b',
            '\f' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => default,
        };
        return letter == default ? PutUnicodeEscape(at, character) : Put(Put(at, (byte)'\\'), (byte)letter);
    }

    private readonly int PutUnicodeEscape(int at, char unit)
    {
        at = Put(Put(at, (byte)'\\'), (byte)'u');
        for (var shift = 12; shift >= 0; shift -= 4)
        {
            at = Put(at, "0123456789ABCDEF"u8[(unit >> shift) & 0xF]);
        }

        return at;
    }

    private static ushort Pair(char first, char second) => BitConverter.IsLittleEndian ? (ushort)(first | (second << 8)) : (ushort)((first << 8) | second);
}
