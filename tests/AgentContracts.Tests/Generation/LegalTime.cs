using CsCheck;

namespace AgentContracts.Tests.Generation;

/// <summary>Times to the tick, and their ends.</summary>
internal static class LegalTime
{
    private const int FarthestOffset = 14 * 60;

    private static readonly Gen<long> Ticks = Gen.OneOf<long>(
        Gen.Long[DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks],
        Gen.Long[0, 4_102_444_800].Select(static seconds => DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond)));

    public static Gen<DateTime> Utc { get; } = Gen.OneOf<DateTime>(
        Ticks.Select(static ticks => new DateTime(ticks, DateTimeKind.Utc)),
        Edges.OneOf(DateTime.UnixEpoch, new DateTime(DateTime.MinValue.Ticks, DateTimeKind.Utc), new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Utc)));

    public static Gen<DateTimeOffset> Zoned { get; } = Gen.OneOf<DateTimeOffset>(
        Gen.Select(Ticks, Gen.Int[-FarthestOffset, FarthestOffset], At),
        Edges.OneOf(DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    public static Gen<TimeSpan> Span { get; } = Gen.OneOf<TimeSpan>(
        Gen.Long.Select(TimeSpan.FromTicks),
        Gen.Long[-10_000_000, 10_000_000].Select(TimeSpan.FromTicks),
        Edges.OneOf(TimeSpan.Zero, TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromDays(1), TimeSpan.FromDays(-1), TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1)));

    public static Gen<DateOnly> Day { get; } = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber)
        .Or(DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29));

    public static Gen<TimeOnly> OfDay { get; } = Gen.Long[0, TimeSpan.TicksPerDay - 1].Select(static ticks => new TimeOnly(ticks))
        .Or(TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(14, 40), new TimeOnly(14, 40, 1, 500));

    // Both the local time and the UTC time of an offset must exist.
    private static DateTimeOffset At(long ticks, int offsetMinutes)
    {
        var offset = TimeSpan.FromMinutes(offsetMinutes);
        var utc = ticks - offset.Ticks;
        return utc >= DateTime.MinValue.Ticks && utc <= DateTime.MaxValue.Ticks ? new(ticks, offset) : new(ticks, TimeSpan.Zero);
    }
}
