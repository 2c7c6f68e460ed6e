namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>What can happen in a history.</summary>
internal enum StepKind
{
    /// <summary>A message is sent.</summary>
    Send,

    /// <summary>Several messages of one kind are sent at once.</summary>
    Burst,

    /// <summary>A program without the library sends something, right or wrong.</summary>
    Foreign,

    /// <summary>Time passes.</summary>
    Elapse,

    /// <summary>A program starts.</summary>
    Start,

    /// <summary>A program stops and waits for its handlers.</summary>
    Stop,

    /// <summary>A program stops and cancels its handlers.</summary>
    Abort,

    /// <summary>An agent joins.</summary>
    Add,

    /// <summary>An agent leaves.</summary>
    Remove,

    /// <summary>What is in flight is compared while it is.</summary>
    Compare,
}
