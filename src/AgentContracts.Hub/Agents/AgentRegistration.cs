namespace AgentContracts.Hub.Agents;

/// <summary>An agent that starts with the hub.</summary>
internal abstract class AgentRegistration
{
    /// <summary>What is known of the agent.</summary>
    public abstract AgentInfo Info { get; }

    /// <summary>The agent's class.</summary>
    public abstract Type AgentType { get; }

    /// <summary>Makes an instance.</summary>
    public abstract AgentInstance Create(AgentEnvironment environment, int number);

    /// <summary>The registration of <typeparamref name="TAgent"/>.</summary>
    public static AgentRegistration Of<TAgent>() where TAgent : class, IAgent<TAgent> => new Typed<TAgent>();

    private sealed class Typed<TAgent> : AgentRegistration where TAgent : class, IAgent<TAgent>
    {
        public override AgentInfo Info => TAgent.Info;

        public override Type AgentType => typeof(TAgent);

        public override AgentInstance Create(AgentEnvironment environment, int number) => AgentInstance.Create<TAgent>(environment, number);
    }
}
