using System.Collections.Concurrent;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Sending.Circuits;

/// <summary>The circuits of one hub.</summary>
internal sealed class CircuitPanel(ITransport transport, IErrorReporter errors, ILoggerFactory? loggers = null)
{
    private static readonly Delivery[] Deliveries = [Delivery.AtMostOnce, Delivery.AtLeastOnce];

    private readonly ConcurrentDictionary<(string Channel, Delivery Delivery), Circuit> _circuits = new();
    private readonly ILogger _logger = GuardedLogger.Of(loggers);

    /// <summary>The circuit of a channel's pub/sub or of its stream.</summary>
    public Circuit Of(ChannelInfo channel, Delivery delivery) =>
        _circuits.GetOrAdd((channel.Name, delivery), _ => new Circuit(channel, delivery, transport.Clock, errors, _logger));

    /// <summary>How sending to a channel is going: the worse of its pub/sub and its stream.</summary>
    public CircuitReading Read(string channel) =>
        Deliveries
            .Select(delivery => _circuits.TryGetValue((channel, delivery), out var circuit) ? circuit.Read() : default)
            .MaxBy(static reading => (reading.Status, reading.Failures));
}
