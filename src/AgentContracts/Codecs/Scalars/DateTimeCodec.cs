using System.Diagnostics.CodeAnalysis;

namespace AgentContracts.Codecs;

/// <summary>A UTC time to 100 ns, in JSON as ISO 8601. One that is read with its offset from UTC, as Python writes even that of 0, is the same time in UTC.</summary>
public readonly struct DateTimeCodec : ICodec<DateTime>
{
    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, DateTime value) => writer.WriteDateTime(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out DateTime value)
    {
        const string Expected = "an ISO 8601 time in UTC, ending in Z, or with its offset from UTC";
        var end = reader.ReadDateTime(at, Expected, out value);
        if (value.Kind == DateTimeKind.Local)
        {
            // What the framework makes local time of had an offset.
            reader.ReadDateTimeOffset(at, Expected, out var zoned);
            value = zoned.UtcDateTime;
        }

        return value.Kind == DateTimeKind.Utc ? end : throw reader.Expected(reader.SkipSpace(at), Expected);
    }

    /// <inheritdoc/>
    public static ref byte WriteBinary(ref BinaryFieldWriter writer, ref byte to, DateTime value) =>
        ref BinaryFieldWriter.PutInt64(ref to, value.Kind == DateTimeKind.Utc ? value.Ticks : throw NotUtc());

    /// <inheritdoc/>
    public static int ReadBinary(ref BinaryFieldReader reader, int at, out DateTime value)
    {
        const string Expected = "100 ns since the year 1, UTC, up to the year 9999";
        var end = reader.ReadInt64(at, Expected, out var ticks);
        value = (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : throw reader.Expected(at, Expected);
        return end;
    }

    [DoesNotReturn]
    internal static void ThrowNotUtc() => throw NotUtc();

    private static ArgumentException NotUtc() => new("A time is not in UTC.");
}
