namespace AgentContracts.Tests.Qos;

/// <summary>Settings that contradict each other, and the pauses that they come to.</summary>
public sealed class QosContradictionTests
{
    private static readonly QualityOfService Fast = QualityOfService.For(Tier.Fast);
    private static readonly QualityOfService Tactical = QualityOfService.For(Tier.Tactical);

    [Theory]
    [InlineData(Tier.UltraHft)]
    [InlineData(Tier.Fast)]
    [InlineData(Tier.Tactical)]
    [InlineData(Tier.Strategic)]
    public void The_seeds_table_does_not_contradict_itself(Tier tier) => Assert.Empty(QualityOfService.For(tier).Contradictions());

    [Fact]
    public void Every_contradiction_is_told_with_its_numbers() => Assert.Equal(
        [
            "2 retries pause for 500 + 1000 = 1500 ms, more than the age of 1499 ms",
            "a batch of 50 is more than the queue of 20 holds",
            "a full queue takes 20 × 300 ÷ 2 = 3000 ms, more than the age of 1499 ms",
        ],
        Tactical.With(new QosOverrides { MaxAgeMs = 1_499, MaxQueue = 20 }).Contradictions(TimeSpan.FromMilliseconds(300), maxConcurrency: 2));

    [Fact]
    public void Delivery_at_most_once_knows_no_batches_and_no_retries() => Assert.Equal(
        ["a message that is delivered at most once is handled up to 1 + 2 = 3 times"],
        Tactical.With(new QosOverrides { Delivery = Delivery.AtMostOnce, MaxQueue = 20 }).Contradictions());

    [Fact]
    public void Ultra_hft_waits_for_no_batch() => Assert.Equal(
        ["the last of a batch of 2 waits for 1 other"], QualityOfService.For(Tier.UltraHft).With(new QosOverrides { BatchSize = 2 }).Contradictions());

    [Fact]
    public void A_call_that_takes_longer_than_the_age_is_told_instead_of_the_queue() => Assert.Equal(
        ["one handler call may take 1001 ms, more than the age of 1000 ms"], Fast.Contradictions(TimeSpan.FromMilliseconds(1_001)));

    [Fact]
    public void What_is_delivered_late_may_take_its_time() =>
        Assert.Empty(Fast.With(new QosOverrides { OverAge = OverAge.DeliverLate }).Contradictions(TimeSpan.FromHours(1)));

    [Fact]
    public void Numbers_out_of_range_are_told_alone() => Assert.Equal(
        [
            "MaxAgeMs is 0, but must be at least 1",
            "MaxQueue is -1, but must be at least 1",
            "BatchSize is 0, but must be at least 1",
            "Retries is -1, but must be at least 0",
            "RetryDelayMs is -1, but must be at least 0",
            "AbandonAfterMs is 0, but must be at least 1",
            "MaxConcurrency is 0, but must be at least 1",
            "BudgetMs is 0, but must be at least 1",
        ],
        Fast.With(new QosOverrides { MaxAgeMs = 0, MaxQueue = -1, BatchSize = 0, Retries = -1, RetryDelayMs = -1, AbandonAfterMs = 0 }).Contradictions(TimeSpan.Zero, maxConcurrency: 0));

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 100)]
    [InlineData(10, 51_200)]
    public void A_pause_doubles_with_each_retry(int retry, int expected) => Assert.Equal(TimeSpan.FromMilliseconds(expected), Fast.PauseBefore(retry));

    [Theory]
    [InlineData(60)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(int.MaxValue)]
    public void A_pause_that_is_no_longer_a_time_is_the_longest(int retry) => Assert.Equal(TimeSpan.MaxValue, Fast.PauseBefore(retry));

    [Fact]
    public void There_is_no_retry_before_the_first() => Assert.Throws<ArgumentOutOfRangeException>(() => Fast.PauseBefore(-1));

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    public void Without_a_first_pause_there_is_none(int retry) => Assert.Equal(TimeSpan.Zero, QualityOfService.For(Tier.UltraHft).PauseBefore(retry));

    [Fact]
    public void Many_retries_are_told_by_the_first_and_the_last() => Assert.Equal(
        ["20 retries pause for 50 + 100 + 200 + … + 26214400 = 52428750 ms, more than the age of 1000 ms"], Fast.With(new QosOverrides { Retries = 20 }).Contradictions());
}
