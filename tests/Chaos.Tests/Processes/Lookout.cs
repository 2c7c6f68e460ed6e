using System.Collections.Concurrent;
using AgentContracts;
using Chaos.Contracts;

namespace Chaos.Tests.Processes;

/// <summary>Sees what processes show of themselves, and sends them what their agents hear.</summary>
[Agent("lookout"), Subscribes<AgentStatus>, Subscribes<SystemHealth>, Subscribes<Ticks>, Publishes<Letter>, Publishes<SystemHealthAlert>]
public sealed partial class Lookout
{
    private readonly Sightings _sightings;

    internal Lookout(Sightings sightings) => _sightings = sightings;

    public ValueTask HandleAsync(AgentHeartbeat beat, MessageContext context, CancellationToken cancellationToken)
    {
        _sightings.Beats[beat.Instance] = beat;
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(SystemHealthAlert alert, MessageContext context, CancellationToken cancellationToken)
    {
        _sightings.Alerts.Enqueue(alert);
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
    {
        _sightings.Ticks.Enqueue(tick.Number);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What a lookout has seen.</summary>
internal sealed class Sightings
{
    /// <summary>The last sign of life of each instance.</summary>
    public ConcurrentDictionary<string, AgentHeartbeat> Beats { get; } = new(StringComparer.Ordinal);

    /// <summary>The alerts.</summary>
    public ConcurrentQueue<SystemHealthAlert> Alerts { get; } = new();

    /// <summary>The processes that ticks came from, one for each tick.</summary>
    public ConcurrentQueue<int> Ticks { get; } = new();
}
