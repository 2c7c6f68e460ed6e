using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Works on a second stream, and hears no emergency channel.</summary>
[Agent("auditor")]
[Subscribes<JobsAudit>]
public sealed partial class Auditor(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Auditor));

    public ValueTask HandleAsync(Trade message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Incident message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Basket message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Evacuation message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Consignment message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
