using AgentContracts;
using AgentContracts.Testing.History;

namespace Chaos.Contracts;

/// <summary>Watches ticks.</summary>
[Agent("watcher"), Subscribes<Ticks>]
public sealed partial class Watcher
{
    private readonly MemoryRecorder _log;

    internal Watcher(MemoryRecorder log) => _log = log;

    public ValueTask HandleAsync(Tick tick, MessageContext context, CancellationToken cancellationToken)
    {
        _log.Effect(context.MessageId, "watcher", "watcher", context.Redelivered);
        return ValueTask.CompletedTask;
    }
}
