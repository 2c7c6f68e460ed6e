using System.Collections.Concurrent;
using AgentContracts;
using AgentContracts.Hub.Monitoring;

namespace TradingDesk.Observation;

/// <summary>Keeps for each channel why the last message was not sent.</summary>
public sealed class Refusals : IDeliveryObserver
{
    private readonly ConcurrentDictionary<string, string> _last = new(StringComparer.Ordinal);

    /// <summary>Why the last message that was not sent to a channel was not, if the transport said so.</summary>
    public string? LastOf(string channel) => _last.GetValueOrDefault(channel);

    /// <inheritdoc/>
    public void Sent(in SentRoute route)
    {
        if (route.Result is { Status: RouteStatus.Rejected or RouteStatus.Unknown, Reason: { } reason })
        {
            _last[route.Channel] = reason.ReplaceLineEndings(" ");
        }
    }

    /// <inheritdoc/>
    public void Received(MessageId id, string channel, string instance)
    {
        // It was sent.
    }

    /// <inheritdoc/>
    public void Settled(in SettledCopy copy)
    {
        // As above.
    }
}
