using AgentContracts.Conformance.Channels;
using AgentContracts.Conformance.Messages;

namespace AgentContracts.Conformance.Agents;

/// <summary>Hears emergencies, and the stream that one of them also goes to.</summary>
[Agent("nurse")]
[Subscribes<Siren>, Subscribes<JobsAudit>]
public sealed partial class Nurse(Script script)
{
    private readonly Actor _actor = script.Cast(nameof(Nurse));

    public ValueTask HandleAsync(SystemHealthAlert message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Alarm message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Evacuation message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Trade message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Incident message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Basket message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);

    public ValueTask HandleAsync(Consignment message, MessageContext context, CancellationToken cancellationToken) =>
        _actor.PlayAsync(message, context, cancellationToken);
}
