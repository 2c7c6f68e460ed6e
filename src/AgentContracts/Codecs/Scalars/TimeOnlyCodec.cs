using System.Buffers.Text;

namespace AgentContracts.Codecs;

/// <summary>A time of day to 100 ns, in JSON as <c>hh:mm:ss[.fffffff]</c>.</summary>
public readonly struct TimeOnlyCodec : ICodec<TimeOnly>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, TimeOnly value) => writer.WriteTimeSpan(at, value.ToTimeSpan());

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out TimeOnly value)
    {
        const string Expected = "a time of day such as 14:40:00.0000005";
        var end = reader.ReadSymbol(at, Expected, out var text);
        value = TryParse(text, out var time) ? TimeOnly.FromTimeSpan(time) : throw reader.Expected(reader.SkipSpace(at), Expected);
        return end;
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, TimeOnly value) => ref BinaryFieldWriter.PutInt64(ref to, value.Ticks);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out TimeOnly value)
    {
        const string Expected = "100 ns since midnight, less than a day";
        var end = reader.ReadInt64(at, Expected, out var ticks);
        value = (ulong)ticks < TimeSpan.TicksPerDay ? new TimeOnly(ticks) : throw reader.Expected(at, Expected);
        return end;
    }

    // The framework's durations have spaces, signs and days as well.
    private static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        // As the framework's serializer has it.
        const int MaxLength = 96;
        time = default;
        var separator = text.IndexOfAny((byte)':', (byte)'.');
        return text.Length <= MaxLength
            && separator > 0
            && text[separator] == ':'
            && char.IsAsciiDigit((char)text[0])
            && Utf8Parser.TryParse(text, out time, out var consumed, 'c')
            && consumed == text.Length
            && time.Ticks < TimeSpan.TicksPerDay;
    }
}
