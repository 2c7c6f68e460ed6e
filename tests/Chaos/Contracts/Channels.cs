using AgentContracts;

namespace Chaos.Contracts;

/// <summary>A stream whose messages live through every outage of a run.</summary>
[Channel("orders", Tier.Tactical, MaxQueue = 20_000, MaxAgeMs = 300_000)]
public partial class Orders;

/// <summary>A stream beside <see cref="Orders"/>, whose sender sends one message after another.</summary>
[Channel("entries", Tier.Tactical, MaxQueue = 20_000, MaxAgeMs = 300_000)]
public partial class Entries;

/// <summary>A pub/sub channel whose messages are worth nothing after 10 ms.</summary>
[Channel("ticks", Tier.UltraHft)]
public partial class Ticks;

/// <summary>A stream beside <see cref="Orders"/>, for messages whose handlers fail.</summary>
[Channel("jobs", Tier.Tactical, MaxQueue = 20_000, RetryDelayMs = 1)]
public partial class Jobs;

/// <summary>A stream on which more is sent than its agent can handle: senders wait and are refused.</summary>
[Channel("parcels", Tier.Fast, MaxQueue = 100, Retries = 0)]
public partial class Parcels;

/// <summary>A pub/sub channel on which more is sent than its agent can handle: what waits makes room.</summary>
[Channel("letters", Tier.Fast, Delivery = Delivery.AtMostOnce, MaxQueue = 100, Retries = 0)]
public partial class Letters;
