using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A channel that sets every cell, some to what is zero.</summary>
[Channel(
    "overriding",
    Tier.Fast,
    Priority = Priority.Low,
    MaxAgeMs = 300,
    MaxQueue = 3,
    OverAge = OverAge.DeliverLate,
    BatchSize = 2,
    Retries = 0,
    RetryDelayMs = 0,
    Delivery = Delivery.AtLeastOnce,
    Wire = Wire.Json,
    Overflow = Overflow.DropOldest,
    AbandonAfterMs = 5_000_000_000)]
[FallsBackTo<Samples>]
public partial class Overriding;
