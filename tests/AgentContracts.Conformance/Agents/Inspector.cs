using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears what goes wrong.</summary>
[Agent("inspector")]
[Subscribes<ErrorAlerts>]
[Ignores<SystemHealthAlert>("others look after it"), Ignores<Alarm>("others look after it"), Ignores<Evacuation>("others look after it")]
public sealed partial class Inspector(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Inspector));

    public ValueTask HandleAsync(ErrorAlert message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
