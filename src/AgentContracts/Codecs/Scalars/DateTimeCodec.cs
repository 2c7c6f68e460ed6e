using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AgentContracts.Codecs;

/// <summary>A UTC time to 100 ns, in JSON as ISO 8601. One that is read with its offset from UTC, as Python writes even that of 0, is the same time in UTC.</summary>
public readonly struct DateTimeCodec : ICodec<DateTime>
{
    private const string ExpectedJson = "an ISO 8601 time in UTC, ending in Z, or with its offset from UTC";

    /// <inheritdoc/>
    public static int WriteJson(ref JsonFieldWriter writer, int at, DateTime value) => writer.WriteDateTime(at, value);

    /// <inheritdoc/>
    public static int ReadJson(ref JsonFieldReader reader, int at, out DateTime value)
    {
        var end = reader.ReadDateTime(at, ExpectedJson, out value);
        return value.Kind == DateTimeKind.Utc ? end : ReadZoned(ref reader, at, ref value);
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

    // What the framework makes local time of had an offset.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadZoned(ref JsonFieldReader reader, int at, ref DateTime value)
    {
        if (value.Kind != DateTimeKind.Local)
        {
            throw reader.Expected(reader.SkipSpace(at), ExpectedJson);
        }

        var end = reader.ReadDateTimeOffset(at, ExpectedJson, out var zoned);
        value = zoned.UtcDateTime;
        return end;
    }

    [DoesNotReturn]
    internal static void ThrowNotUtc() => throw NotUtc();

    private static ArgumentException NotUtc() => new("A time is not in UTC.");
}
