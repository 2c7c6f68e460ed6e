using Benchmarks.Measuring;

namespace Benchmarks.Tests.Measuring;

public sealed class RotationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_round_has_every_lane_once(int count)
    {
        for (var round = 0; round < count * 3; round++)
        {
            Assert.Equal(Enumerable.Range(0, count), Rotation.Order(count, round).Order());
        }
    }

    [Fact]
    public void Every_lane_comes_at_every_place_equally_often()
    {
        const int Count = 5;
        var places = new int[Count, Count];
        for (var round = 0; round < Count * 2; round++)
        {
            foreach (var (place, lane) in Rotation.Order(Count, round).Index())
            {
                places[lane, place]++;
            }
        }

        Assert.All(places.Cast<int>(), static times => Assert.Equal(2, times));
    }

    [Fact]
    public void No_lane_always_runs_behind_the_same_other()
    {
        const int Count = 4;
        var before = new HashSet<int>[Count];
        foreach (var round in Enumerable.Range(0, Count * 2))
        {
            foreach (var (first, second) in Rotation.Order(Count, round).Zip(Rotation.Order(Count, round).Skip(1)))
            {
                (before[second] ??= []).Add(first);
            }
        }

        Assert.All(before, static others => Assert.True(others.Count > 1));
    }

    [Fact]
    public void A_long_run_has_an_order_too() => Assert.Equal([0, 1, 2], Rotation.Order(3, int.MaxValue).Order());
}
