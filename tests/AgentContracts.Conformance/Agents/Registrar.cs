using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears who lives.</summary>
[Agent("registrar")]
[Subscribes<AgentStatus>]
public sealed partial class Registrar(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Registrar));

    public ValueTask HandleAsync(AgentHeartbeat message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
