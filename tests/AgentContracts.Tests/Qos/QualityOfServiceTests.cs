namespace AgentContracts.Tests.Qos;

/// <summary>The seed's table, and who may change its cells.</summary>
public sealed class QualityOfServiceTests
{
    [Fact]
    public void Ultra_hft_is_the_seeds_column() => Assert.Equal(
        new QualityOfService
        {
            Tier = Tier.UltraHft,
            Priority = Priority.Critical,
            MaxAge = TimeSpan.FromMilliseconds(10),
            MaxQueue = 100,
            OverAge = OverAge.Drop,
            BatchSize = 1,
            Retries = 0,
            RetryDelay = TimeSpan.Zero,
            Delivery = Delivery.AtMostOnce,
            Wire = Wire.Binary,
            Overflow = Overflow.Reject,
            AbandonAfter = TimeSpan.FromMilliseconds(100),
        },
        QualityOfService.For(Tier.UltraHft));

    [Fact]
    public void Fast_is_the_seeds_column() => Assert.Equal(
        new QualityOfService
        {
            Tier = Tier.Fast,
            Priority = Priority.High,
            MaxAge = TimeSpan.FromSeconds(1),
            MaxQueue = 500,
            OverAge = OverAge.Drop,
            BatchSize = 10,
            Retries = 1,
            RetryDelay = TimeSpan.FromMilliseconds(50),
            Delivery = Delivery.AtLeastOnce,
            Wire = Wire.Json,
            Overflow = Overflow.Reject,
            AbandonAfter = TimeSpan.FromSeconds(10),
        },
        QualityOfService.For(Tier.Fast));

    [Fact]
    public void Tactical_is_the_seeds_column() => Assert.Equal(
        new QualityOfService
        {
            Tier = Tier.Tactical,
            Priority = Priority.Medium,
            MaxAge = TimeSpan.FromSeconds(30),
            MaxQueue = 1000,
            OverAge = OverAge.Drop,
            BatchSize = 50,
            Retries = 2,
            RetryDelay = TimeSpan.FromMilliseconds(500),
            Delivery = Delivery.AtLeastOnce,
            Wire = Wire.Json,
            Overflow = Overflow.Reject,
            AbandonAfter = TimeSpan.FromMinutes(5),
        },
        QualityOfService.For(Tier.Tactical));

    [Fact]
    public void Strategic_is_the_seeds_column() => Assert.Equal(
        new QualityOfService
        {
            Tier = Tier.Strategic,
            Priority = Priority.Low,
            MaxAge = TimeSpan.FromMinutes(5),
            MaxQueue = 2000,
            OverAge = OverAge.DeliverLate,
            BatchSize = 100,
            Retries = 3,
            RetryDelay = TimeSpan.FromSeconds(2),
            Delivery = Delivery.AtLeastOnce,
            Wire = Wire.Json,
            Overflow = Overflow.Reject,
            AbandonAfter = TimeSpan.FromMinutes(50),
        },
        QualityOfService.For(Tier.Strategic));

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void There_is_no_fifth_tier(int tier) =>
        Assert.Equal("tier", Assert.Throws<ArgumentOutOfRangeException>(() => QualityOfService.For((Tier)tier)).ParamName);

    [Fact]
    public void Overriding_nothing_changes_nothing()
    {
        var tactical = QualityOfService.For(Tier.Tactical);

        Assert.Same(tactical, tactical.With(QosOverrides.None));
        Assert.Same(tactical, tactical.With(new QosOverrides()));
    }

    [Fact]
    public void Every_cell_can_be_overridden_and_the_tier_stays()
    {
        var overridden = QualityOfService.For(Tier.UltraHft).With(new QosOverrides
        {
            Priority = Priority.Low,
            MaxAgeMs = 7,
            MaxQueue = 8,
            OverAge = OverAge.DeliverLate,
            BatchSize = 9,
            Retries = 10,
            RetryDelayMs = 11,
            Delivery = Delivery.AtLeastOnce,
            Wire = Wire.Json,
            Overflow = Overflow.DropOldest,
            AbandonAfterMs = 3_000_000_000,
        });

        Assert.Equal(
            new QualityOfService
            {
                Tier = Tier.UltraHft,
                Priority = Priority.Low,
                MaxAge = TimeSpan.FromMilliseconds(7),
                MaxQueue = 8,
                OverAge = OverAge.DeliverLate,
                BatchSize = 9,
                Retries = 10,
                RetryDelay = TimeSpan.FromMilliseconds(11),
                Delivery = Delivery.AtLeastOnce,
                Wire = Wire.Json,
                Overflow = Overflow.DropOldest,
                AbandonAfter = TimeSpan.FromMilliseconds(3_000_000_000),
            },
            overridden);
    }

    [Theory]
    [InlineData(nameof(QosOverrides.Priority), nameof(QualityOfService.Priority))]
    [InlineData(nameof(QosOverrides.MaxAgeMs), nameof(QualityOfService.MaxAge), nameof(QualityOfService.AbandonAfter))]
    [InlineData(nameof(QosOverrides.MaxQueue), nameof(QualityOfService.MaxQueue))]
    [InlineData(nameof(QosOverrides.OverAge), nameof(QualityOfService.OverAge))]
    [InlineData(nameof(QosOverrides.BatchSize), nameof(QualityOfService.BatchSize))]
    [InlineData(nameof(QosOverrides.Retries), nameof(QualityOfService.Retries))]
    [InlineData(nameof(QosOverrides.RetryDelayMs), nameof(QualityOfService.RetryDelay))]
    [InlineData(nameof(QosOverrides.Delivery), nameof(QualityOfService.Delivery))]
    [InlineData(nameof(QosOverrides.Wire), nameof(QualityOfService.Wire))]
    [InlineData(nameof(QosOverrides.Overflow), nameof(QualityOfService.Overflow))]
    [InlineData(nameof(QosOverrides.AbandonAfterMs), nameof(QualityOfService.AbandonAfter))]
    public void An_override_changes_its_own_cell_only(string set, params string[] cells)
    {
        var everything = new QosOverrides
        {
            Priority = Priority.Low, MaxAgeMs = 7, MaxQueue = 8, OverAge = OverAge.DeliverLate, BatchSize = 9, Retries = 10,
            RetryDelayMs = 11, Delivery = Delivery.AtLeastOnce, Wire = Wire.Json, Overflow = Overflow.DropOldest, AbandonAfterMs = 12,
        };
        var one = new QosOverrides();
        var property = typeof(QosOverrides).GetProperty(set)!;
        property.SetValue(one, property.GetValue(everything));
        var before = QualityOfService.For(Tier.UltraHft);
        var after = before.With(one);

        Assert.Equal(cells, typeof(QualityOfService).GetProperties().Where(cell => !Equals(cell.GetValue(before), cell.GetValue(after))).Select(static cell => cell.Name));
    }

    [Fact]
    public void Zero_is_a_value_and_not_unset()
    {
        var overridden = QualityOfService.For(Tier.Strategic).With(new QosOverrides { Priority = default(Priority), OverAge = default(OverAge), Retries = 0, RetryDelayMs = 0, Delivery = default(Delivery) });

        Assert.Equal((Priority.Low, OverAge.Drop, 0, TimeSpan.Zero, Delivery.AtMostOnce), (overridden.Priority, overridden.OverAge, overridden.Retries, overridden.RetryDelay, overridden.Delivery));
    }

    [Fact]
    public void The_time_to_abandon_follows_the_age_until_it_is_set()
    {
        var fast = QualityOfService.For(Tier.Fast);

        Assert.Equal(TimeSpan.FromSeconds(20), fast.With(new QosOverrides { MaxAgeMs = 2_000 }).AbandonAfter);
        Assert.Equal(TimeSpan.FromSeconds(30), fast.With(new QosOverrides { MaxAgeMs = 2_000 }).With(new QosOverrides { MaxAgeMs = 3_000 }).AbandonAfter);
        Assert.Equal(TimeSpan.FromSeconds(5), fast.With(new QosOverrides { AbandonAfterMs = 5_000 }).With(new QosOverrides { MaxAgeMs = 2_000 }).AbandonAfter);
        Assert.Equal(TimeSpan.FromSeconds(5), fast.With(new QosOverrides { MaxAgeMs = 2_000, AbandonAfterMs = 5_000 }).AbandonAfter);
    }

    [Fact]
    public void Later_overrides_beat_earlier_ones()
    {
        var tier = new QosOverrides { MaxAgeMs = 100, Delivery = Delivery.AtMostOnce };
        var channel = new QosOverrides { MaxAgeMs = 200 };

        var both = QualityOfService.For(Tier.Fast).With(tier).With(channel);

        Assert.Equal((TimeSpan.FromMilliseconds(200), Delivery.AtMostOnce, 500), (both.MaxAge, both.Delivery, both.MaxQueue));
    }
}
