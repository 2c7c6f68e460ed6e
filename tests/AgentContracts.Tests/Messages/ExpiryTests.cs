using AgentContracts.Tests.Messages.Contracts;

namespace AgentContracts.Tests.Messages;

/// <summary>The member that says when a message is no longer worth handling, in Unix microseconds.</summary>
public sealed class ExpiryTests
{
    private static readonly DateTime Utc = new DateTime(2025, 11, 22, 14, 40, 0, DateTimeKind.Utc).AddMicroseconds(123_456);

    private static readonly DateTimeOffset Zoned = new DateTimeOffset(Utc).ToOffset(TimeSpan.FromHours(-5));

    [Fact]
    public void Unix_milliseconds_become_microseconds()
    {
        Assert.Equal(1_763_822_400_123_000, At(new ExpiresAtMs(1_763_822_400_123)));
        Assert.Equal(1_763_822_400_123_000, At(new MayExpireAtMs(1_763_822_400_123)));
#pragma warning disable CTR5008 // never sent
        Assert.Equal(0, At(new ExpiresAtMs(0)));
        Assert.Equal(-1_000, At(new ExpiresAtMs(-1)));
#pragma warning restore CTR5008
    }

    [Fact]
    public void Times_are_taken_to_the_microsecond_whatever_their_offset()
    {
        Assert.Equal(1_763_822_400_123_456, At(new ExpiresAtZoned(Zoned)));
        Assert.Equal(1_763_822_400_123_456, At(new MayExpireAtZoned(Zoned)));
        Assert.Equal(1_763_822_400_123_456, At(new ExpiresAtUtc(Utc)));
        Assert.Equal(1_763_822_400_123_456, At(new MayExpireAtUtc { At = Utc }));
    }

    [Fact]
    public void What_says_nothing_never_expires()
    {
        Assert.Equal(MessageInfo.NeverExpires, At(new MayExpireAtMs(null)));
        Assert.Equal(MessageInfo.NeverExpires, At(new MayExpireAtZoned(null)));
        Assert.Equal(MessageInfo.NeverExpires, At(new MayExpireAtUtc()));
        Assert.Equal(MessageInfo.NeverExpires, At(new Overridden(1)));
    }

    [Fact]
    public void The_ends_of_each_type_stay_far_in_the_future_or_the_past()
    {
        Assert.InRange(At(new ExpiresAtMs(long.MaxValue)), long.MaxValue - 1_000, MessageInfo.NeverExpires);
        Assert.InRange(At(new MayExpireAtMs((long.MaxValue / 1_000) + 1)), long.MaxValue - 1_000, MessageInfo.NeverExpires);
        Assert.InRange(At(new ExpiresAtMs(long.MinValue)), long.MinValue, -1_000_000_000_000_000);
        Assert.InRange(At(new ExpiresAtZoned(DateTimeOffset.MaxValue)), 200_000_000_000_000_000, MessageInfo.NeverExpires);
        Assert.InRange(At(new ExpiresAtZoned(DateTimeOffset.MinValue)), long.MinValue, -60_000_000_000_000_000);
        Assert.InRange(At(new ExpiresAtUtc(new DateTime(DateTime.MaxValue.Ticks, DateTimeKind.Utc))), 200_000_000_000_000_000, MessageInfo.NeverExpires);
    }

    private static long At<T>(in T message) where T : IMessage<T> => T.ExpiresAt(message);
}
