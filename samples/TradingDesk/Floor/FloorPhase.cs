namespace TradingDesk.Floor;

/// <summary>How far a process is with its run, in order.</summary>
public enum FloorPhase
{
    /// <summary><c>gathering</c>: it has not yet heard of every agent.</summary>
    Gathering,

    /// <summary><c>ready</c>: it has, and waits for the moment at which the desk opens.</summary>
    Ready,

    /// <summary><c>playing</c>: it plays the feed.</summary>
    Playing,

    /// <summary><c>played</c>: the feed is over; messages may still be on their way.</summary>
    Played,

    /// <summary><c>stopped</c>: it leaves before the end.</summary>
    Stopped,
}
