using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Tests.Conformance;

namespace AgentContracts.Hub.Tests.Receiving;

public sealed class DuplicateWindowTests
{
    private readonly ManualClock _clock = new();

    private long Now => _clock.GetUtcNow().ToUnixMicroseconds();

    [Fact]
    public void An_id_is_repeated_the_second_time()
    {
        var window = new DuplicateWindow(_clock, 10);

        Assert.False(window.IsRepeated(Id(1), Now + 1000));
        Assert.False(window.IsRepeated(Id(2), Now + 1000));
        Assert.True(window.IsRepeated(Id(1), Now + 1000));
        Assert.True(window.IsRepeated(Id(2), Now + 1000));
    }

    [Fact]
    public void An_id_is_forgotten_after_its_age()
    {
        var window = new DuplicateWindow(_clock, 10);
        window.IsRepeated(Id(1), Now + 1000);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(window.IsRepeated(Id(1), Now));

        _clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.False(window.IsRepeated(Id(1), Now + 1000));
    }

    [Fact]
    public void The_oldest_ids_are_forgotten_where_there_are_too_many()
    {
        var window = new DuplicateWindow(_clock, 3);
        for (var number = 1UL; number <= 4; number++)
        {
            window.IsRepeated(Id(number), long.MaxValue);
        }

        Assert.True(window.IsRepeated(Id(4), long.MaxValue));
        Assert.False(window.IsRepeated(Id(1), long.MaxValue));
    }

    [Fact]
    public void It_agrees_with_a_window_that_keeps_everything() => Gen.Select(Gen.ULong[1, 20], Gen.Int[0, 50]).Array[1, 200].Sample(steps =>
    {
        var clock = new ManualClock();
        var window = new DuplicateWindow(clock, 1000);
        var seen = new Dictionary<ulong, DateTimeOffset>();
        foreach (var (id, pause) in steps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(pause));
            var now = clock.GetUtcNow();
            var expected = seen.TryGetValue(id, out var until) && until >= now;
            if (!expected)
            {
                seen[id] = now + TimeSpan.FromMilliseconds(100);
            }

            Assert.Equal(expected, window.IsRepeated(Id(id), (now + TimeSpan.FromMilliseconds(100)).ToUnixMicroseconds()));
        }
    });

    private static MessageId Id(ulong number) => new(7, number);
}
