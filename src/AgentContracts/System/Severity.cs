namespace AgentContracts;

/// <summary>How bad something is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Low,

    /// <summary>Should be looked at.</summary>
    Medium,

    /// <summary>Must be looked at now.</summary>
    High,

    /// <summary>The system cannot go on like this.</summary>
    Critical,
}
