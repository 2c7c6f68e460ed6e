using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Watches ticks.</summary>
[Agent("watcher"), Subscribes<Ticks>]
public sealed partial class Watcher
{
    private readonly DeliveryRecorder _log;
    private readonly Self _self;

    internal Watcher(DeliveryRecorder log, IAgentHost host) => (_log, _self) = (log, new Self(host, "watcher"));

    public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
    {
        _log.Effect(context.MessageId, "watcher", _self.Name, context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
