using AgentContracts.Redis.Connections;
using Microsoft.Extensions.Time.Testing;

namespace AgentContracts.Redis.Tests.Clocks;

public sealed class BrokerClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What clocks drift apart while a test reads them.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromMicroseconds(20);

    private readonly FakeTimeProvider _local = new(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private DateTimeOffset _server = Noon;

    [Fact]
    public void Before_the_first_reading_it_is_the_local_clock_and_says_that_it_knows_nothing()
    {
        var clock = new BrokerClock(_local);

        Assert.Equal(_local.GetUtcNow(), clock.GetUtcNow());
        Assert.Equal(TimeSpan.MaxValue, clock.ErrorBound);
    }

    [Fact]
    public async Task It_goes_by_the_quickest_reading()
    {
        var clock = new BrokerClock(_local);

        await clock.SynchronizeAsync(Readings(40, 8, 2, 30, 12));

        Assert.InRange(clock.ErrorBound, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1) + Drift);
        Assert.Equal(_server, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_reading_that_took_its_time_on_one_way_is_within_the_error_bound()
    {
        var clock = new BrokerClock(_local);

        await clock.SynchronizeAsync(() =>
        {
            Pass(TimeSpan.FromMilliseconds(9));
            var time = _server;
            Pass(TimeSpan.FromMilliseconds(1));
            return Task.FromResult(time);
        });

        Assert.InRange(clock.ErrorBound, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5) + Drift);
        Assert.InRange((clock.GetUtcNow() - _server).Duration(), TimeSpan.FromMilliseconds(1), clock.ErrorBound);
    }

    [Fact]
    public async Task Between_readings_it_goes_on_with_the_local_monotonic_clock()
    {
        var clock = new BrokerClock(_local);
        await clock.SynchronizeAsync(Readings(2));

        Pass(TimeSpan.FromHours(3));

        Assert.Equal(_server, clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, await clock.SynchronizeAsync(Readings(2)));
    }

    [Fact]
    public async Task The_longer_no_reading_succeeds_the_further_it_may_be_off()
    {
        var clock = new BrokerClock(_local);
        await clock.SynchronizeAsync(Readings(2));

        Pass(TimeSpan.FromSeconds(100));
        Assert.InRange(clock.ErrorBound, TimeSpan.FromMilliseconds(11), TimeSpan.FromMilliseconds(11.01));
        _server += TimeSpan.FromMilliseconds(11);
        Assert.Equal(TimeSpan.Zero, await clock.SynchronizeAsync(Readings(2)));
        Assert.InRange(clock.ErrorBound, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1) + Drift);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task It_follows_a_server_whose_clock_was_set(int hours)
    {
        var clock = new BrokerClock(_local);
        await clock.SynchronizeAsync(Readings(2));

        _server += TimeSpan.FromHours(hours);
        var step = await clock.SynchronizeAsync(Readings(2));

        Assert.Equal(_server, clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(hours), step);
    }

    [Fact]
    public async Task A_reading_that_fails_changes_nothing()
    {
        var clock = new BrokerClock(_local);
        await clock.SynchronizeAsync(Readings(2));
        var count = 0;

        await Assert.ThrowsAsync<TimeoutException>(() => clock.SynchronizeAsync(() => ++count == 2 ? throw new TimeoutException() : Task.FromResult(Noon.AddYears(1))));

        Assert.Equal(_server, clock.GetUtcNow());
    }

    /// <summary>Readings that take so many milliseconds, the last of them from then on; half of it on each way.</summary>
    private Func<Task<DateTimeOffset>> Readings(params int[] milliseconds)
    {
        var count = 0;
        return () =>
        {
            var way = TimeSpan.FromMilliseconds(milliseconds[Math.Min(count++, milliseconds.Length - 1)]) / 2;
            Pass(way);
            var time = _server;
            Pass(way);
            return Task.FromResult(time);
        };
    }

    private void Pass(TimeSpan time)
    {
        _local.Advance(time);
        _server += time;
    }
}
