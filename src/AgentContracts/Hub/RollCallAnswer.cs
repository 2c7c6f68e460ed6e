namespace AgentContracts;

/// <summary>What an agent instance answered to an emergency.</summary>
public enum RollCallAnswer
{
    /// <summary>Its handler returned.</summary>
    Acknowledged,

    /// <summary>It should be there and has not answered.</summary>
    Silent,

    /// <summary>It is known to be gone.</summary>
    Inactive,
}
