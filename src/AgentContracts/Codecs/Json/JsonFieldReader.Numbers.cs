using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <content>
/// Numbers. What has few digits and no exponent is worked out on the way, exactly: a number below 2⁵³ divided by a power of ten that a double holds is
/// rounded once, as it should be. Everything else goes to <see cref="Utf8Parser"/>.
/// </content>
public ref partial struct JsonFieldReader
{
    // So many digits always fit.
    private const int MostDigits = 18;
    private const ulong MostExact = 1UL << 53;
    private const ulong MostExactSingle = 1UL << 24;

    internal int ReadInt64(int at, long min, long max, string expected, out long value)
    {
        var number = Scan(at);
        if (number.End == 0 || number.Decimals >= 0)
        {
            return ReadAnyInt64(at, min, max, expected, out value);
        }

        value = number.IsNegative ? -(long)number.Digits : (long)number.Digits;
        return value >= min && value <= max ? number.End : throw Expected(at, expected);
    }

    internal int ReadUInt64(int at, ulong max, string expected, out ulong value)
    {
        var number = Scan(at);
        if (number.End == 0 || number.Decimals >= 0 || number.IsNegative)
        {
            return ReadAnyUInt64(at, max, expected, out value);
        }

        value = number.Digits;
        return value <= max ? number.End : throw Expected(at, expected);
    }

    internal int ReadDouble(int at, string expected, out double value)
    {
        var number = Scan(at);
        if (number.End == 0 || number.Digits > MostExact)
        {
            return ReadAnyDouble(at, expected, out value);
        }

        value = number.Digits;
        if (number.Decimals > 0)
        {
            value /= PowersOfTen.Exact(number.Decimals);
        }

        value = number.IsNegative ? -value : value;
        return number.End;
    }

    internal int ReadSingle(int at, string expected, out float value)
    {
        var number = Scan(at);
        if (number.End == 0 || number.Digits > MostExactSingle || number.Decimals > PowersOfTen.MaxExactSingle)
        {
            return ReadAnySingle(at, expected, out value);
        }

        value = number.Digits;
        value /= PowersOfTen.ExactSingle(Math.Max(number.Decimals, 0));
        value = number.IsNegative ? -value : value;
        return number.End;
    }

    internal int ReadDecimal(int at, string expected, out decimal value)
    {
        var number = Scan(at);
        if (number.End == 0)
        {
            return ReadAnyDecimal(at, expected, out value);
        }

        value = new decimal((int)number.Digits, (int)(number.Digits >> 32), 0, number.IsNegative, (byte)Math.Max(number.Decimals, 0));
        return number.End;
    }

    /// <summary>Reads a number that shows exactly six decimals and no minus, as times are written; where it is no such number, nothing is read.</summary>
    /// <returns>Where the number ends; 0 where it is not of this kind.</returns>
    internal readonly int TryReadMillionths(int at, out long millionths)
    {
        const int Decimals = 6;
        var number = Scan(at);
        millionths = (long)number.Digits;
        return number.Decimals == Decimals && !number.IsNegative ? number.End : 0;
    }

    /// <summary>Reads a number of at most <see cref="MostDigits"/> digits without an exponent; its end is 0 where something else stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ShortNumber Scan(int at)
    {
        var isNegative = ByteAt(at) == '-';
        var start = isNegative ? at + 1 : at;
        var digits = 0UL;
        var i = start;
        uint digit;
        for (; (digit = (uint)ByteAt(i) - '0') <= 9; i++)
        {
            digits = (digits * 10) + digit;
        }

        var whole = i - start;
        var decimals = -1;
        if (ByteAt(i) == '.')
        {
            for (i++; (digit = (uint)ByteAt(i) - '0') <= 9; i++)
            {
                digits = (digits * 10) + digit;
            }

            decimals = i - start - whole - 1;
        }

        var isShort = whole > 0 && whole + Math.Max(decimals, 0) <= MostDigits && decimals != 0;
        var isPlain = (whole == 1 || ByteAt(start) != '0') && (ByteAt(i) | 0x20) != 'e';
        return new ShortNumber(digits, decimals, isNegative, isShort && isPlain ? i : 0);
    }

    private int ReadAnyInt64(int at, long min, long max, string expected, out long value)
    {
        var text = NumberText(ref at, expected);
        return Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && value >= min && value <= max
            ? at + text.Length
            : throw Expected(at, expected);
    }

    private int ReadAnyUInt64(int at, ulong max, string expected, out ulong value)
    {
        var text = NumberText(ref at, expected);
        return Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && value <= max
            ? at + text.Length
            : throw Expected(at, expected);
    }

    private int ReadAnyDouble(int at, string expected, out double value)
    {
        var text = NumberText(ref at, expected);
        return Utf8Parser.TryParse(text, out value, out var consumed, FormatOf(text)) && consumed == text.Length && double.IsFinite(value)
            ? at + text.Length
            : throw Expected(at, expected);
    }

    private int ReadAnySingle(int at, string expected, out float value)
    {
        var text = NumberText(ref at, expected);
        return Utf8Parser.TryParse(text, out value, out var consumed, FormatOf(text)) && consumed == text.Length && float.IsFinite(value)
            ? at + text.Length
            : throw Expected(at, expected);
    }

    private int ReadAnyDecimal(int at, string expected, out decimal value)
    {
        var text = NumberText(ref at, expected);
        return Utf8Parser.TryParse(text, out value, out var consumed, FormatOf(text)) && consumed == text.Length
            ? at + text.Length
            : throw Expected(at, expected);
    }

    // The parser takes an exponent only where it is told of one.
    private static char FormatOf(ReadOnlySpan<byte> number) => number.ContainsAny((byte)'e', (byte)'E') ? 'e' : default;

    private ReadOnlySpan<byte> NumberText(ref int at, string expected)
    {
        at = SkipSpace(at);
        if (ByteAt(at) is not ((byte)'-' or >= (byte)'0' and <= (byte)'9'))
        {
            throw Unexpected(at, expected);
        }

        return _utf8[at..SkipNumber(at)];
    }
}
