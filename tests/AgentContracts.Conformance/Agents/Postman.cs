using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears a channel with a fallback.</summary>
[Agent("postman")]
[Subscribes<Main>]
public sealed partial class Postman(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Postman));

    public ValueTask HandleAsync(Letter message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Leaflet message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
