using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>One instance of this hub that has entered the registry, or is about to.</summary>
/// <param name="info">What is known of the agent.</param>
/// <param name="record">What is entered.</param>
/// <param name="displaced">Called when it may not run any more: another instance has taken the place of an exclusive one, say.</param>
internal sealed class Registrant(AgentInfo info, AgentRecord record, Action displaced)
{
    /// <summary>What is entered.</summary>
    public AgentRecord Record => record;

    /// <summary>What its hub sends in its place or in its own name.</summary>
    private static readonly MessageInfo[] OfTheHub = [MessageInfo.Of<AgentHeartbeat>(), MessageInfo.Of<ErrorAlert>(), MessageInfo.Of<SystemHealthAlert>()];

    /// <summary>The contracts that it brings, those of its hub included.</summary>
    public ImmutableArray<ContractSchema> Schemas { get; } =
        [.. info.Handles.Concat(info.Publishes).Concat(OfTheHub).DistinctBy(static message => message.Name).Select(ContractSchema.Of)];

    /// <summary>Whether it leaves, and is not to be entered again.</summary>
    public bool HasLeft
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>Its lease, where the agent is exclusive and it has entered.</summary>
    public Fence? Fence { get; set; }

    /// <summary>Stops it; its <see cref="Fence"/> is lost before.</summary>
    public void Displace() => displaced();
}
