using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AgentContracts.Codecs;

/// <content>Tokens: white space, strings, numbers and whatever is passed over.</content>
public ref partial struct JsonFieldReader
{
    // A quote, a backslash, and the control characters that no string may hold.
    private static readonly SearchValues<byte> EndsOfText = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static b => (byte)b), (byte)'"', (byte)'\\']);

    /// <summary>Where the next thing stands that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly int SkipSpace(int at) => ByteAt(at) > ' ' ? at : SkipSpaces(at);

    /// <summary>Goes to what stands at the end of a slot, of which much may be space.</summary>
    internal readonly int SkipPadding(int at)
    {
        var length = _utf8[at..].IndexOfAnyExcept((byte)' ');
        return length < 0 ? _utf8.Length : at + length;
    }

    /// <summary>Whether null stands there; if so, goes behind it.</summary>
    internal readonly bool TryReadNull(ref int at)
    {
        var start = SkipSpace(at);
        if (ByteAt(start) != 'n')
        {
            return false;
        }

        at = SkipLiteral(start, "null"u8);
        return true;
    }

    internal int ReadBoolean(int at, string expected, out bool value)
    {
        at = SkipSpace(at);
        value = ByteAt(at) == 't';
        return value ? SkipLiteral(at, "true"u8)
            : ByteAt(at) == 'f' ? SkipLiteral(at, "false"u8)
            : throw Unexpected(at, expected);
    }

    /// <summary>The error for something else than was expected: well-formed JSON of another kind, or none.</summary>
    internal MessageFormatException Unexpected(int at, string expected)
    {
        at = SkipSpace(at);
        if (ByteAt(at) is not ((byte)'{' or (byte)'['))
        {
            SkipScalar(at);
        }

        return Expected(at, expected);
    }

    private readonly MessageFormatException Malformed(int at) => Malformed(at, "well-formed JSON");

    private readonly MessageFormatException Malformed(int at, string what) =>
        at < _utf8.Length ? Expected(at, what) : Expected(_utf8.Length, "more bytes: the frame ends here");

    private readonly MessageFormatException Malformed(int at, ReadOnlySpan<byte> literal) => Malformed(literal.StartsWith(_utf8[at..]) ? _utf8.Length : at);

    private readonly int SkipSpaces(int at)
    {
        while (ByteAt(at) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private readonly int SkipLiteral(int at, ReadOnlySpan<byte> literal) => Matches(at, literal) ? at + literal.Length : throw Malformed(at, literal);

    /// <summary>Passes over any value, however deep, without a stack.</summary>
    private int SkipValue(int at)
    {
        at = SkipSpace(at);
        if (ByteAt(at) is not ((byte)'{' or (byte)'['))
        {
            return SkipScalar(at);
        }

        // A bit for each level says whether it is an object.
        var objects = 0UL;
        var depth = _depth;
        var start = at;
        while (true)
        {
            var isObject = ByteAt(start) == '{';
            Enter(start);
            objects = (objects << 1) | (isObject ? 1UL : 0);
            at = start;
            start = -1;
            while (start < 0)
            {
                isObject = (objects & 1) != 0;
                if (GoToNext(ref at, (byte)(isObject ? '}' : ']')))
                {
                    if (isObject)
                    {
                        ReadRaw(ref at, out _);
                        at = SkipColon(at);
                    }

                    if (ByteAt(at) is (byte)'{' or (byte)'[')
                    {
                        start = at;
                    }
                    else
                    {
                        at = SkipScalar(at);
                    }
                }
                else if (_depth == depth)
                {
                    return at;
                }
                else
                {
                    objects >>= 1;
                }
            }
        }
    }

    private int SkipScalar(int at)
    {
        switch (ByteAt(at))
        {
            case (byte)'"':
                ReadRaw(ref at, out _);
                return at;
            case (byte)'t':
                return SkipLiteral(at, "true"u8);
            case (byte)'f':
                return SkipLiteral(at, "false"u8);
            case (byte)'n':
                return SkipLiteral(at, "null"u8);
            default:
                return SkipNumber(at);
        }
    }

    private readonly int SkipNumber(int at)
    {
        if (ByteAt(at) == '-')
        {
            at++;
        }

        at = ByteAt(at) == '0' ? at + 1 : SkipDigits(at);
        if (ByteAt(at) == '.')
        {
            at = SkipDigits(at + 1);
        }

        if ((ByteAt(at) | 0x20) == 'e')
        {
            at++;
            at = SkipDigits(ByteAt(at) is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return IsEndOfScalar(at) ? at : throw Malformed(at);
    }

    private readonly int SkipDigits(int at)
    {
        var start = at;
        while (char.IsAsciiDigit((char)ByteAt(at)))
        {
            at++;
        }

        return at > start ? at : throw Malformed(at);
    }

    private readonly bool IsEndOfScalar(int at) => at == _utf8.Length || ByteAt(at) is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>What stands between the quotes of the string at a place, and goes behind it. Whether it is well-formed UTF-8 is not looked at.</summary>
    private readonly ReadOnlySpan<byte> ReadRaw(scoped ref int at, out bool isEscaped)
    {
        if (ByteAt(at) != '"')
        {
            throw Malformed(at, "a property name in quotes");
        }

        isEscaped = false;
        var start = at + 1;
        if (_utf8.Length - start >= Vector128<byte>.Count)
        {
            // Most texts and names end within the first vector.
            var bytes = Vector128.LoadUnsafe(ref Place(start));
            var quotes = Vector128.Equals(bytes, Vector128.Create((byte)'"'));
            var length = System.Numerics.BitOperations.TrailingZeroCount((quotes | Vector128.Equals(bytes, Vector128.Create((byte)'\\')) | Vector128.LessThan(bytes, Vector128.Create((byte)' '))).ExtractMostSignificantBits());
            if (length < Vector128<byte>.Count && Place(start + length) == '"')
            {
                at = start + length + 1;
                return _utf8.Slice(start, length);
            }
        }

        for (var i = start; ;)
        {
            var next = _utf8[i..].IndexOfAny(EndsOfText);
            i = next < 0 ? _utf8.Length : i + next;
            switch (ByteAt(i))
            {
                case (byte)'"':
                    at = i + 1;
                    return _utf8[start..i];
                case (byte)'\\':
                    isEscaped = true;
                    i = SkipEscape(i);
                    break;
                default:
                    throw Malformed(i, "a string whose control characters are escaped");
            }
        }
    }

    private readonly int SkipEscape(int at)
    {
        switch (ByteAt(at + 1))
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return at + 2;
            case (byte)'u':
                for (var i = at + 2; i < at + JsonEscapes.UnicodeLength; i++)
                {
                    if (!char.IsAsciiHexDigit((char)ByteAt(i)))
                    {
                        throw Malformed(i, "four hex digits");
                    }
                }

                return at + JsonEscapes.UnicodeLength;
            default:
                throw Malformed(at + 1, "an escape that JSON has");
        }
    }
}
