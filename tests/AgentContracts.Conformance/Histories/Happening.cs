namespace AgentContracts.Conformance.Histories;

/// <summary>What can happen in a history.</summary>
public enum Happening
{
    /// <summary>A message is sent.</summary>
    Send,

    /// <summary>Several messages of one kind are sent at once.</summary>
    Burst,

    /// <summary>A program without the library adds something unreadable to a stream.</summary>
    Garbage,

    /// <summary>A program with one agent starts.</summary>
    Start,

    /// <summary>A program stops when nothing is left to do.</summary>
    Stop,

    /// <summary>A program that reads streams stops in the middle of its work.</summary>
    StopBusy,
}
