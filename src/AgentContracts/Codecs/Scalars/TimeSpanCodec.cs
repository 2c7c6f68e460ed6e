using System.Buffers.Text;
namespace AgentContracts.Codecs;

/// <summary>A duration to 100 ns, in JSON as <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
public readonly struct TimeSpanCodec : ICodec<TimeSpan>
{
    private const int MaxLength = 26;

    // The framework would take 7 for seven days, 1:2 for an hour and two minutes, and pass over spaces.
    private const int Colons = 2;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TimeSpan value) => writer.WriteTimeSpan(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TimeSpan value)
    {
        const string Expected = "a duration such as 1.02:03:04.0000005";
        var end = reader.ReadSymbol(at, Expected, out var text);
        return text.Length <= MaxLength && !text.StartsWith(" "u8) && Utf8Parser.TryParse(text, out value, out var consumed, 'c') && consumed == text.Length && text.Count((byte)':') == Colons
            ? end
            : throw reader.Expected(reader.SkipSpace(at), Expected);
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
