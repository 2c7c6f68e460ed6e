using System.Buffers.Binary;
namespace AgentContracts.Codecs;

/// <summary>A time with its offset to 100 ns, in JSON as ISO 8601.</summary>
public readonly struct DateTimeOffsetCodec : ICodec<DateTimeOffset>
{
    private const int MaxOffset = 14 * 60;

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, DateTimeOffset value) => writer.WriteDateTimeOffset(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out DateTimeOffset value) => reader.ReadDateTimeOffset(at, "an ISO 8601 time", out value);

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, DateTimeOffset value) =>
        ref BinaryFieldWriter.PutUInt16(ref BinaryFieldWriter.PutInt64(ref to, value.UtcTicks), (ushort)value.TotalOffsetMinutes);

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out DateTimeOffset value)
    {
        const string Expected = "100 ns since the year 1, UTC, and an offset of at most 840 minutes, both within the years 1 to 9999";
        var bytes = reader.Take(at, sizeof(long) + sizeof(short), Expected);
        var utc = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var minutes = BinaryPrimitives.ReadInt16LittleEndian(bytes[sizeof(long)..]);
        var ticks = unchecked(utc + (minutes * TimeSpan.TicksPerMinute));
        value = (ulong)utc <= (ulong)DateTime.MaxValue.Ticks && (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks && Math.Abs((int)minutes) <= MaxOffset
            ? new DateTimeOffset(ticks, new TimeSpan(minutes * TimeSpan.TicksPerMinute))
            : throw reader.Expected(at, Expected);
        return at + bytes.Length;
    }
}
