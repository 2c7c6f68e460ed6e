namespace AgentContracts.Hub.Health;

/// <summary>Tells whether what must run all the time does.</summary>
internal interface IHubLoops
{
    /// <summary>Whether the hub has started its agents and has not begun to stop them.</summary>
    bool IsRunning { get; }

    /// <summary>The agent instances of which something that handles messages has ended though nobody asked it to.</summary>
    IReadOnlyList<string> Lost();
}
