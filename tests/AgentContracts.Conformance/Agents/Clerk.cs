using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears a stream with little room and one with much.</summary>
[Agent("clerk")]
[Subscribes<Narrow>, Subscribes<JobsAudit>]
[Ignores<Trade>("others look after it"), Ignores<Incident>("others look after it"), Ignores<Basket>("others look after it"), Ignores<Evacuation>("others look after it")]
public sealed partial class Clerk(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Clerk));

    public ValueTask HandleAsync(Errand message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Consignment message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
