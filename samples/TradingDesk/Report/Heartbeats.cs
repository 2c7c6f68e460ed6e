using System.Collections.Concurrent;
using AgentContracts;

namespace TradingDesk.Report;

/// <summary>The last sign of life of each agent, in whatever process it runs.</summary>
public sealed class Heartbeats
{
    private readonly ConcurrentDictionary<string, (AgentHeartbeat Beat, DateTimeOffset At)> _last = new(StringComparer.Ordinal);

    /// <summary>Notes a heartbeat.</summary>
    /// <param name="beat">The heartbeat.</param>
    /// <param name="at">When it was sent, on the broker's clock.</param>
    public void Note(AgentHeartbeat beat, DateTimeOffset at) =>
        _last.AddOrUpdate(beat.AgentId, (beat, at), (_, last) => last.At > at ? last : (beat, at));

    /// <summary>The last heartbeat of an agent and when it was sent, if one was heard.</summary>
    public (AgentHeartbeat Beat, DateTimeOffset At)? Of(string agent) => _last.TryGetValue(agent, out var last) ? last : null;
}
