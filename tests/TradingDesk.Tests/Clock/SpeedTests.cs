using TradingDesk.Clock;

namespace TradingDesk.Tests.Clock;

public sealed class SpeedTests
{
    [Theory]
    [InlineData("max", null)]
    [InlineData("1", 1.0)]
    [InlineData("0.01", 0.01)]
    [InlineData("1000000", 1000000.0)]
    public void A_speed_is_a_number_or_max(string text, double? factor)
    {
        Assert.True(Speed.TryParse(text, out var speed));
        Assert.Equal(factor, speed.Factor);
        Assert.Equal(text, speed.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.009")]
    [InlineData("1000001")]
    [InlineData("-1")]
    [InlineData("MAX")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void Anything_else_is_no_speed(string text) => Assert.False(Speed.TryParse(text, out _));
}
