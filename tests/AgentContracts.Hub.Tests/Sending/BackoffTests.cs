using AgentContracts.Hub.Sending;

namespace AgentContracts.Hub.Tests.Sending;

/// <summary>The pauses between attempts.</summary>
public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 2_000)]
    [InlineData(1, 4_000)]
    [InlineData(2, 8_000)]
    public void A_pause_is_what_was_promised_and_up_to_a_quarter_longer(int retry, int least)
    {
        var pauses = Enumerable.Range(0, 200).Select(_ => Backoff.Before(QualityOfService.For(Tier.Strategic), retry).TotalMilliseconds).ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, least, least * 1.25));
        Assert.True(pauses.Distinct().Count() > 100);
    }

    [Fact]
    public void A_pause_is_never_longer_than_a_timer_takes()
    {
        var quality = QualityOfService.For(Tier.Strategic);

        Assert.Equal(TimeSpan.FromDays(30), Backoff.Before(quality, 40));
        Assert.Equal(TimeSpan.FromDays(30), Backoff.Before(quality, int.MaxValue));
    }
}
