namespace AgentContracts.Testing.Checking;

/// <summary>What holds on one channel of a history.</summary>
/// <param name="Name">The channel.</param>
/// <param name="Agents">The ids of the agents that hear it.</param>
public sealed record ChannelPromise(string Name, params IReadOnlyList<string> Agents)
{
    /// <summary>How old a message may be when its handler begins. <see langword="null"/>, the default: any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whether each instance gets the messages of one sender in the order in which they were sent, repeated ones apart. <see langword="false"/> by default.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Whether messages may make room for younger ones. <see langword="false"/> by default.</summary>
    public bool MayDrop { get; init; }
}
