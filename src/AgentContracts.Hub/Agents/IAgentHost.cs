namespace AgentContracts.Hub.Agents;

/// <summary>Adds and removes agents while the hub runs.</summary>
public interface IAgentHost
{
    /// <summary>The names of the running instances, in the order in which they were added.</summary>
    IReadOnlyList<string> Instances { get; }

    /// <summary>Adds an instance of an agent and starts it. An exclusive one waits for one that may be gone: one lease at most (15 s, <see cref="Hosting.HubOptions.ExclusiveLease"/>).</summary>
    /// <returns>The instance's name, for <see cref="RemoveAsync"/>.</returns>
    /// <exception cref="InvalidOperationException">The agent is exclusive and runs already, here or elsewhere, or the hub is not running.</exception>
    /// <exception cref="Registry.ContractsIncompatibleException">Its contracts and those of agents that run cannot read each other.</exception>
    ValueTask<string> AddAsync<TAgent>(CancellationToken cancellationToken = default) where TAgent : class, IAgent<TAgent>;

    /// <summary>Stops an instance: it takes nothing more in, finishes what runs and accounts for the rest.</summary>
    /// <param name="instance">The name that <see cref="AddAsync"/> gave, or one of <see cref="Instances"/>.</param>
    /// <param name="cancellationToken">When cancelled, running handlers are cancelled too.</param>
    /// <returns>Whether there was such an instance.</returns>
    ValueTask<bool> RemoveAsync(string instance, CancellationToken cancellationToken = default);
}
