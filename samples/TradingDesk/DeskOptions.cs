using TradingDesk.Clock;

namespace TradingDesk;

/// <summary>What the command line asks for.</summary>
public sealed record DeskOptions
{
    /// <summary>The feed to replay; the built-in market where there is none.</summary>
    public string? Feed { get; init; }

    /// <summary>How fast.</summary>
    public Speed Speed { get; init; } = Speed.Real;

    /// <summary>How much of the feed, in its own time; all of it where not set.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the summary goes, if anywhere.</summary>
    public string? Summary { get; init; }
}
