using AgentContracts.Hub.Agents;

namespace Chaos.Contracts;

/// <summary>What the hub calls the only instance of an agent on it.</summary>
internal sealed class Self(IAgentHost host, string agent)
{
    /// <summary>The instance's name; there once it handles messages.</summary>
    public string Name => field ??= host.Instances.Single(name => name.StartsWith($"{agent}-", StringComparison.Ordinal));
}
