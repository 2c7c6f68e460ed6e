using System.Buffers.Text;
using System.Text.Json;

namespace AgentContracts.Codecs;

/// <summary>A duration to 100 ns, in JSON as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
public readonly struct TimeSpanCodec : ICodec<TimeSpan>
{
    private const int MaxLength = 26;

    // The framework would take 7 for seven days and 1:2 for an hour and two minutes.
    private const int Colons = 2;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TimeSpan value) => writer.WriteTimeSpan(at, value);

    /// <inheritdoc/>
    public static TimeSpan ReadJson(ref JsonFieldReader reader)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return reader.Json.TokenType == JsonTokenType.String
            && reader.TryCopyText(text, out var length)
            && Utf8Parser.TryParse(text[..length], out TimeSpan value, out var consumed, 'c')
            && consumed == length
            && text[..length].Count((byte)':') == Colons
                ? value
                : throw reader.Expected("a duration such as 1.02:03:04.0000005");
    }

    /// <inheritdoc/>
    public static void WriteBinary(ref BinaryFieldWriter writer, TimeSpan value) => writer.WriteInt64(value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan ReadBinary(ref BinaryFieldReader reader) => new(reader.ReadInt64("a duration in 100 ns"));
}
