namespace AgentContracts.Testing.Checking;

/// <summary>In which way a history contradicts what the hub promises.</summary>
public enum ContradictionKind
{
    /// <summary>A message that its sender was told is safe has no outcome at an agent that hears its stream.</summary>
    Lost,

    /// <summary>A handler did its work twice for one message, and either was not told so or nothing that happened explains it.</summary>
    Duplicated,

    /// <summary>An agent got messages of one sender in another order than they were sent in.</summary>
    Reordered,

    /// <summary>A handler began with a message that was over its age.</summary>
    Stale,

    /// <summary>An outcome that no event explains: of a message that nobody sent or that was refused, a second one of one copy, or one that the channel does not allow.</summary>
    Unexplained,
}
