using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears a channel that does not wait for ever, and stays.</summary>
[Agent("settler"), Subscribes<Forsaken>]
public sealed partial class Settler(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Settler));

    public ValueTask HandleAsync(Bequest message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
