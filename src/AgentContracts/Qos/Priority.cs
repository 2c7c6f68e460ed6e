namespace AgentContracts;

/// <summary>Which message goes first where several wait. The tier sets it; a sender may raise it for one message, never lower it.</summary>
public enum Priority
{
    /// <summary>The default of <see cref="Tier.Strategic"/>.</summary>
    Low,

    /// <summary>The default of <see cref="Tier.Tactical"/>.</summary>
    Medium,

    /// <summary>The default of <see cref="Tier.Fast"/>.</summary>
    High,

    /// <summary>The default of <see cref="Tier.UltraHft"/>.</summary>
    Critical,
}
