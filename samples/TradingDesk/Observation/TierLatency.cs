using AgentContracts;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Observation;

/// <summary>Measures for each tier how old the desk's messages were when their handlers began, whichever channel they came over.</summary>
public sealed class TierLatency : IDeliveryObserver
{
    private readonly LatencyHistogram[] _tiers = [.. Enum.GetValues<Tier>().Select(static _ => new LatencyHistogram())];

    /// <summary>The tiers of which something was handled, the fastest first.</summary>
    public IReadOnlyList<TierFigures> Read() => [.. Enum.GetValues<Tier>().Select(Figures).Where(static figures => figures.Handled != 0)];

    /// <inheritdoc/>
    public void Sent(in SentRoute route)
    {
        // Only what arrives has an age.
    }

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance)
    {
        // Its handler has not begun.
    }

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy)
    {
        // Heartbeats and the like are the hub's own.
        if (copy is { Age: { } age, MessageType: { } type } && DeskAgents.Messages.TryGetValue(type, out var message))
        {
            _tiers[(int)message.Tier].Record((long)age.TotalMicroseconds);
        }
    }

    private TierFigures Figures(Tier tier)
    {
        var ages = _tiers[(int)tier];
        return new(tier, ages.Count, ages.Percentile(0.5), ages.Percentile(0.95), ages.Percentile(0.99));
    }
}
