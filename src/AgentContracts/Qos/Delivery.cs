namespace AgentContracts;

/// <summary>How often a message reaches an agent that hears it. Part of the contract: fixed at compile time.</summary>
public enum Delivery
{
    /// <summary>Pub/sub: every instance that listens at that moment gets a copy, nobody gets a second one.</summary>
    AtMostOnce,

    /// <summary>A stream: one instance of each agent gets it, again and again until its handler has returned or its attempts or its age are used up.</summary>
    AtLeastOnce,
}
