namespace AgentContracts;

/// <summary>The timing class of a message; it sets priority and the default quality of service (<see cref="QualityOfService.For"/>).</summary>
public enum Tier
{
    /// <summary>Meant for 1–10 ms; at most once, dropped when older than 10 ms. Over Redis a soft limit.</summary>
    UltraHft,

    /// <summary>Meant for 100 ms–1 s; at least once, dropped when older than 1 s.</summary>
    Fast,

    /// <summary>Meant for 1–60 s; at least once, dropped when older than 30 s.</summary>
    Tactical,

    /// <summary>Meant for 1 min–1 h; at least once, delivered even when older than 5 min and then counted late.</summary>
    Strategic,
}
