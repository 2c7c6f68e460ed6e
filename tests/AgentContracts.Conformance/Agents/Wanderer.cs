using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears a channel that does not wait for ever, and comes and goes.</summary>
[Agent("wanderer"), Subscribes<Forsaken>]
public sealed partial class Wanderer(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Wanderer));

    public ValueTask HandleAsync(Bequest message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
