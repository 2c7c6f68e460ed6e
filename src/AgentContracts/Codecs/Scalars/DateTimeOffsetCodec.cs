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
    public static void WriteBinary(ref BinaryFieldWriter writer, DateTimeOffset value)
    {
        writer.WriteInt64(value.UtcTicks);
        writer.WriteUInt16((ushort)value.TotalOffsetMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset ReadBinary(ref BinaryFieldReader reader)
    {
        const string Expected = "100 ns since the year 1, UTC, and an offset of at most 840 minutes, both within the years 1 to 9999";
        var bytes = reader.Take(sizeof(long) + sizeof(short), Expected);
        var utc = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var minutes = BinaryPrimitives.ReadInt16LittleEndian(bytes[sizeof(long)..]);
        var ticks = unchecked(utc + (minutes * TimeSpan.TicksPerMinute));
        return (ulong)utc <= (ulong)DateTime.MaxValue.Ticks && (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks && Math.Abs((int)minutes) <= MaxOffset
            ? new DateTimeOffset(ticks, new TimeSpan(minutes * TimeSpan.TicksPerMinute))
            : throw reader.Expected(Expected);
    }
}
