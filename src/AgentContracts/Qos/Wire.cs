namespace AgentContracts;

/// <summary>How a message is written as bytes. Part of the contract: fixed at compile time.</summary>
public enum Wire
{
    /// <summary>One flat JSON object, header first, readable by people and by agents in other languages.</summary>
    Json,

    /// <summary>A fixed header and the fields in order, little endian.</summary>
    Binary,
}
