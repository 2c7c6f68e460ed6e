namespace AgentContracts.Hub.Tests.Ledger;

/// <summary>The seed's table, cell by cell: what the hub does by default.</summary>
public sealed class QualityOfServiceTests
{
    [Theory]
    [InlineData(Tier.UltraHft, Priority.Critical, 10, 100, OverAge.Drop, 1, 0, Delivery.AtMostOnce, Wire.Binary)]
    [InlineData(Tier.Fast, Priority.High, 1_000, 500, OverAge.Drop, 10, 1, Delivery.AtLeastOnce, Wire.Json)]
    [InlineData(Tier.Tactical, Priority.Medium, 30_000, 1_000, OverAge.Drop, 50, 2, Delivery.AtLeastOnce, Wire.Json)]
    [InlineData(Tier.Strategic, Priority.Low, 300_000, 2_000, OverAge.DeliverLate, 100, 3, Delivery.AtLeastOnce, Wire.Json)]
    public void A_tier_has_the_quality_of_the_seed_s_table(
        Tier tier, Priority priority, int maxAgeMs, int queue, OverAge overAge, int batch, int retries, Delivery delivery, Wire wire)
    {
        var quality = QualityOfService.For(tier);

        Assert.Equal(
            (tier, priority, TimeSpan.FromMilliseconds(maxAgeMs), queue, overAge, batch, retries, delivery, wire, Overflow.Reject),
            (quality.Tier, quality.Priority, quality.MaxAge, quality.MaxQueue, quality.OverAge, quality.BatchSize, quality.Retries, quality.Delivery, quality.Wire, quality.Overflow));
    }
}
