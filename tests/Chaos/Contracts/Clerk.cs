using AgentContracts;
using AgentContracts.Hub.Agents;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Keeps orders and entries.</summary>
[Agent("clerk"), Subscribes<Orders>, Subscribes<Entries>]
public sealed partial class Clerk
{
    private readonly DeliveryRecorder _log;
    private readonly Self _self;

    internal Clerk(DeliveryRecorder log, IAgentHost host) => (_log, _self) = (log, new Self(host, "clerk"));

    public ValueTask HandleAsync(Order order, MessageContext context, CancellationToken cancellationToken) => NoteAsync(context);

    public ValueTask HandleAsync(Entry entry, MessageContext context, CancellationToken cancellationToken) => NoteAsync(context);

    private ValueTask NoteAsync(MessageContext context)
    {
        _log.Effect(context.MessageId, "clerk", _self.Name, context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
