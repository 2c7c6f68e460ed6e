using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>What a server would be: the channels, streams and dead letters that the hubs of one process share.</summary>
public sealed class InProcessBroker(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, InProcessPubSub> _pubSubs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, InProcessStream> _streams = new(StringComparer.Ordinal);

    /// <summary>The clock that all hubs on this broker live by.</summary>
    public TimeProvider Clock { get; } = clock;

    internal InProcessDeadLetters DeadLetters { get; } = new();

    internal InProcessRegistry Registry { get; } = new();

    internal InProcessEmergencies Emergencies { get; } = new();

    internal InProcessPubSub PubSub(string channel) => _pubSubs.GetOrAdd(channel, static _ => new InProcessPubSub());

    internal InProcessStream Stream(string channel) => _streams.GetOrAdd(channel, static (channel, clock) => new InProcessStream(channel, clock), Clock);
}
