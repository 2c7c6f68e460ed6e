using AgentContracts;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Keeps orders.</summary>
[Agent("clerk"), Subscribes<Orders>]
public sealed partial class Clerk
{
    private readonly MemoryRecorder _log;

    internal Clerk(MemoryRecorder log) => _log = log;

    public ValueTask HandleAsync(Order order, MessageContext context, CancellationToken cancellationToken)
    {
        _log.Effect(context.MessageId, "clerk", "clerk", context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
