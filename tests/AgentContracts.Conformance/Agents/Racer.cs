using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears the fastest tier.</summary>
[Agent("racer")]
[Subscribes<FastLane>]
public sealed partial class Racer(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Racer));

    public ValueTask HandleAsync(Blip message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
