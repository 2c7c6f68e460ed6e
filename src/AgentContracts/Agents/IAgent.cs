namespace AgentContracts;

/// <summary>An agent. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The agent itself.</typeparam>
public interface IAgent<TSelf>
{
    /// <summary>What is known of the agent at compile time.</summary>
    static abstract AgentInfo<TSelf> Info { get; }

    /// <summary>Makes an instance through its longest accessible constructor.</summary>
    static abstract TSelf Create(IAgentServices services);
}
