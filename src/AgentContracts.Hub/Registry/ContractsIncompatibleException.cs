using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>An agent may not run: its contracts and those of agents that run already cannot read each other.</summary>
public sealed class ContractsIncompatibleException : Exception
{
    /// <summary>Names the messages that differ.</summary>
    /// <param name="agent">The agent that was refused.</param>
    /// <param name="differences">One difference for each message.</param>
    public ContractsIncompatibleException(string agent, ImmutableArray<ContractDifference> differences)
        : base($"Agent {agent} may not run beside those that run already: their contracts differ in {string.Join("; ", differences)}. Members may only be appended to a message; give a changed one another name.")
    {
        Agent = agent;
        Differences = differences;
    }

    /// <summary>The agent that was refused.</summary>
    public string Agent { get; }

    /// <summary>The messages that differ, by name, each with one instance that has the other version.</summary>
    public ImmutableArray<ContractDifference> Differences { get; }
}
