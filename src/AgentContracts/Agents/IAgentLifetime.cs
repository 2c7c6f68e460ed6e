namespace AgentContracts;

/// <summary>Implemented by an agent that begins and ends work of its own.</summary>
public interface IAgentLifetime
{
    /// <summary>Called once, after the agent hears its channels and before the host has started.</summary>
    /// <param name="cancellationToken">Cancelled when starting is given up.</param>
    ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>Called once, before the agent stops hearing its channels; it may still send.</summary>
    /// <param name="cancellationToken">Cancelled when stopping can wait no longer.</param>
    ValueTask StopAsync(CancellationToken cancellationToken);
}
