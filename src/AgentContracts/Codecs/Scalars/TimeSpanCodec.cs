using System.Buffers.Text;
namespace AgentContracts.Codecs;

/// <summary>A duration to 100 ns, in JSON as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
public readonly struct TimeSpanCodec : ICodec<TimeSpan>
{
    // As the framework's serializer has it: twenty-six characters, each of which may be an escape of six.
    private const int MaxEscapedLength = 156;
    private const int Quotes = 2;

    // The framework would take 7 for seven days and 1:2 for an hour and two minutes.
    private const int Colons = 2;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TimeSpan value) => writer.WriteTimeSpan(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TimeSpan value)
    {
        const string Expected = "a duration such as 1.02:03:04.0000005";
        var end = reader.ReadSymbol(at, Expected, out var text);
        var start = reader.SkipSpace(at);
        return end - start - Quotes <= MaxEscapedLength
            && text is [(>= (byte)'0' and <= (byte)'9') or (byte)'-', ..]
            && Utf8Parser.TryParse(text, out value, out var consumed, 'c')
            && consumed == text.Length
            && text.Count((byte)':') == Colons
            ? end
            : throw reader.Expected(start, Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, TimeSpan value) => ref BinaryFieldWriter.PutInt64(ref to, value.Ticks);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out TimeSpan value)
    {
        at = reader.ReadInt64(at, "a duration in 100 ns", out var ticks);
        value = new TimeSpan(ticks);
        return at;
    }
}
