using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Runs once at a time.</summary>
[Agent("captain", Exclusive = true)]
[Subscribes<Ticks>, Publishes<Tick>]
public sealed partial class Captain(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Captain));

    public ValueTask HandleAsync(Tick message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Quote message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
