namespace AgentContracts;

/// <summary>Makes a partial class an agent. Instances of one id share the work of stream channels and each hear pub/sub channels.</summary>
/// <param name="id">The id on the wire, such as <c>strategy_engine</c>; also the name of its consumer group.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AgentAttribute(string id) : Attribute
{
    /// <summary>The id on the wire.</summary>
    public string Id { get; } = id;

    /// <summary>What kind of agent it is, such as <c>strategy</c>; shown by the registry. The id unless set.</summary>
    public string? Type { get; set; }

    /// <summary>Whether only one instance may run at a time in the whole system. <see langword="false"/> unless set.</summary>
    public bool Exclusive { get; set; }

    /// <summary>How many messages one instance handles at once; at least 1. 1 unless set.</summary>
    public int MaxConcurrency { get; set; } = 1;
}
