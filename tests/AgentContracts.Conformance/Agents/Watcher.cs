using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears two pub/sub channels.</summary>
[Agent("watcher")]
[Subscribes<Ticks>, Subscribes<TicksCopy>]
public sealed partial class Watcher(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Watcher));

    public ValueTask HandleAsync(Tick message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Quote message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
