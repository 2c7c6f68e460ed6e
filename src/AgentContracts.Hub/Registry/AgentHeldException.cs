namespace AgentContracts.Hub.Registry;

/// <summary>An exclusive agent may not run: another instance of it does.</summary>
/// <param name="holder">The other instance.</param>
public sealed class AgentHeldException(AgentRecord holder)
    : InvalidOperationException($"Agent {holder.Agent} is exclusive and runs already as {holder.Instance}, in process {holder.Process} on {holder.Host}.")
{
    /// <summary>The instance that runs.</summary>
    public AgentRecord Holder => holder;
}
