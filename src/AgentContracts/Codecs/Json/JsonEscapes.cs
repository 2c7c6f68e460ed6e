using System.Buffers.Text;
using System.Text;

namespace AgentContracts.Codecs;

/// <summary>What the escapes in JSON text stand for.</summary>
internal static class JsonEscapes
{
    /// <summary>How long the escape of a UTF-16 unit is: <c>\u0041</c>.</summary>
    public const int UnicodeLength = 6;

    /// <summary>Whether no escape is half a character.</summary>
    /// <param name="text">What stands between the quotes; its escapes have the right form.</param>
    public static bool AreWhole(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\\') is var plain and >= 0)
        {
            text = text[plain..];
            var length = 2;
            if (text[1] == 'u' && !TryReadRune(text, out _, out length))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>The text as UTF-8, which may not be well-formed where no escape stands; <see langword="null"/> where an escape is half a character.</summary>
    /// <param name="text">What stands between the quotes; its escapes have the right form.</param>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var length = 0;
        while (text.IndexOf((byte)'\\') is var plain and >= 0)
        {
            text[..plain].CopyTo(decoded.AsSpan(length));
            length += plain;
            text = text[plain..];
            if (text[1] != 'u')
            {
                decoded[length++] = Short(text[1]);
                text = text[2..];
            }
            else if (TryReadRune(text, out var rune, out var consumed))
            {
                length += rune.EncodeToUtf8(decoded.AsSpan(length));
                text = text[consumed..];
            }
            else
            {
                return null;
            }
        }

        text.CopyTo(decoded.AsSpan(length));
        return decoded[..(length + text.Length)];
    }

    private static bool TryReadRune(ReadOnlySpan<byte> text, out Rune rune, out int consumed)
    {
        var first = ReadUnit(text);
        consumed = UnicodeLength;
        if (Rune.TryCreate(first, out rune))
        {
            return true;
        }

        consumed = 2 * UnicodeLength;
        return text.Length >= consumed && text[UnicodeLength] == '\\' && text[UnicodeLength + 1] == 'u' && Rune.TryCreate(first, ReadUnit(text[UnicodeLength..]), out rune);
    }

    private static char ReadUnit(ReadOnlySpan<byte> escape)
    {
        Utf8Parser.TryParse(escape[2..UnicodeLength], out ushort unit, out _, 'x');
        return (char)unit;
    }

    private static byte Short(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
