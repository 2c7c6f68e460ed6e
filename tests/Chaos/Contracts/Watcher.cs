using AgentContracts;
using Chaos.History;

namespace Chaos.Contracts;

/// <summary>Watches ticks.</summary>
[Agent("watcher"), Subscribes<Ticks>]
public sealed partial class Watcher
{
    private readonly EventLog _log;

    internal Watcher(EventLog log) => _log = log;

    public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
    {
        _log.Effect(context.MessageId, "watcher", "watcher", context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
