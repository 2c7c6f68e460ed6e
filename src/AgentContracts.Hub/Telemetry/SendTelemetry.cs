using AgentContracts.Hub.Sending;

namespace AgentContracts.Hub.Telemetry;

/// <summary>Observes sends, where anybody listens.</summary>
internal sealed class SendTelemetry(TrafficInstruments instruments)
{
    /// <summary>Begins to observe a send on one route; <see langword="null"/> where nobody listens.</summary>
    /// <param name="plan">The message and its routes.</param>
    /// <param name="header">Its header, with the context that the send belongs to.</param>
    /// <param name="route">The route.</param>
    public RouteTrace? Begin(RoutePlan plan, in MessageHeader header, RouteStep route)
    {
        var isTraced = plan.IsTraced && HubTracing.Source.HasListeners();
        return isTraced || instruments.MeasuresSends ? RouteTrace.Begin(instruments, header, route, isTraced) : null;
    }
}
