namespace AgentContracts.Testing.Checking;

/// <summary>What holds on one channel of a history.</summary>
/// <param name="Name">The channel.</param>
/// <param name="Agents">The ids of the agents that hear it.</param>
public sealed record ChannelPromise(string Name, params IReadOnlyList<string> Agents)
{
    /// <summary>How old a message may be when its handler begins, also if the clock that says so is as far off as it may be. <see langword="null"/>, the default: any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Whether each instance gets the messages of one sender in the order in which they were sent, repeated ones apart. <see langword="false"/> by default.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>
    /// After how long without a sign of life what an instance had in hand is taken over. Others may handle it again after the server was away for at least half
    /// of that: what is left is for the signs that an instance gives now and then, and for connecting again. <see langword="null"/>, the default: after any absence.
    /// </summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>Whether messages may make room for younger ones. <see langword="false"/> by default.</summary>
    public bool MayDrop { get; init; }
}
