using TradingDesk.Clock;
using TradingDesk.Otlp;

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

    /// <summary>Where the journal goes, if anywhere.</summary>
    public string? Journal { get; init; }

    /// <summary>Whether lines are printed on a terminal, too, instead of a picture that is drawn again and again.</summary>
    public bool Plain { get; init; }

    /// <summary>The ids of the agents that run in this process; all of them where not set.</summary>
    public IReadOnlyList<string> Agents { get; init; } = DeskAgents.Ids;

    /// <summary>The Redis that the agents talk through; in process where there is none.</summary>
    public RedisAddress? Redis { get; init; }

    /// <summary>The collector that traces, metrics and logs are sent to, if any.</summary>
    public OtlpEndpoint? Otlp { get; init; }

    /// <summary>How often a Redis of the desk's own is killed while it trades; there is none where not set.</summary>
    public int? Kills { get; init; }

    /// <summary>After how long without a sign of life an agent counts as inactive; the hub's own default, 60 s, where not set.</summary>
    public TimeSpan? InactiveAfter { get; init; }

    /// <summary>How long to wait for agents that other processes run. 60 s unless set.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(60);
}
