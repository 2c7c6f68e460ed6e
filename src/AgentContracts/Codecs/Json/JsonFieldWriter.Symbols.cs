using System.Buffers.Text;
using System.Globalization;

namespace AgentContracts.Codecs;

/// <content>Characters, dates, times of day and bytes, all of which are strings in JSON.</content>
public ref partial struct JsonFieldWriter
{
    /// <summary>Writes a character.</summary>
    /// <exception cref="ArgumentException">It is half of a surrogate pair.</exception>
    internal int WriteChar(int at, char value) => WriteEscapedText(Put(at, (byte)'"'), new ReadOnlySpan<char>(in value));

    internal readonly int WriteDateOnly(int at, DateOnly value)
    {
        at = Put(at, (byte)'"');
        value.TryFormat(_bytes[at..], out var length, "O", CultureInfo.InvariantCulture);
        return Put(at + length, (byte)'"');
    }

    /// <summary>Writes bytes in base64.</summary>
    internal int WriteBytes(int at, scoped ReadOnlySpan<byte> bytes)
    {
        var length = Base64.GetMaxEncodedToUtf8Length(bytes.Length);
        Ensure(at, checked(length + ScalarRoom));
        at = Put(at, (byte)'"');
        Base64.EncodeToUtf8(bytes, _bytes.Slice(at, length), out _, out _);
        return Put(at + length, (byte)'"');
    }
}
