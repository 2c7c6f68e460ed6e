using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Keeps orders.</summary>
[Agent("clerk"), Subscribes<Orders>]
public sealed partial class Clerk
{
    private readonly DeliveryRecorder _log;
    private readonly Self _self;

    internal Clerk(DeliveryRecorder log, IAgentHost host) => (_log, _self) = (log, new Self(host, "clerk"));

    public ValueTask HandleAsync(Order order, MessageContext context, CancellationToken cancellationToken)
    {
        _log.Effect(context.MessageId, "clerk", _self.Name, context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
