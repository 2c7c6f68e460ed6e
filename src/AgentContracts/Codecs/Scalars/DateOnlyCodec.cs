namespace AgentContracts.Codecs;

/// <summary>A date, in JSON as <c>2025-11-22</c>.</summary>
public readonly struct DateOnlyCodec : ICodec<DateOnly>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, DateOnly value) => writer.WriteDateOnly(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out DateOnly value)
    {
        const string Expected = "an ISO 8601 date such as 2025-11-22";
        var end = reader.ReadSymbol(at, Expected, out var text);
        return IsoDate.TryParse(text, out value) ? end : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, DateOnly value) => ref BinaryFieldWriter.PutVarint(ref to, (uint)value.DayNumber);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out DateOnly value)
    {
        const string Expected = "days since the year 1, up to the year 9999";
        var end = reader.ReadVarint(at, (ulong)DateOnly.MaxValue.DayNumber, Expected, out var days);
        value = DateOnly.FromDayNumber((int)days);
        return end;
    }
}
