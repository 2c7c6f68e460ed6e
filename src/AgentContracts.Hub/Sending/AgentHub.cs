using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <inheritdoc/>
internal sealed class AgentHub<TAgent>(SendPath path, RollCallBook rollCalls, FenceBook fences, HubIdentity identity, ITransport transport) : IHub<TAgent>
    where TAgent : IAgent<TAgent>
{
    private readonly Sender _sender = new(TAgent.Info.Id, identity.Instance);

    public TimeProvider Clock => transport.Clock;

    public ValueTask SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendOrThrowAsync(message, null, cancellationToken);

    public ValueTask SendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendOrThrowAsync(message, priority, cancellationToken);

    public ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendAndTellAsync(message, null, cancellationToken);

    public ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendAndTellAsync(message, priority, cancellationToken);

    public async ValueTask<RollCall> BroadcastEmergencyAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage>
    {
        if (!TMessage.Info.IsEmergency)
        {
            throw new ArgumentException($"{TMessage.Info.Name} is not an emergency: mark it [Emergency] or send it with SendAsync.", nameof(message));
        }

        MessageValidator.ThrowIfInvalid(message);
        var call = await rollCalls.OpenAsync(TMessage.Info.Name, cancellationToken).ConfigureAwait(false);
        await using (call.ConfigureAwait(false))
        {
            var terms = new EmergencyTerms();
            var receipt = await PutOnWayAsync(message, Priority.Critical, cancellationToken, terms).ConfigureAwait(false);
            return await call.WaitAsync(receipt.MessageId, () => RepeatAsync(terms, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> ClearEmergencyAsync(MessageId emergency, CancellationToken cancellationToken = default)
    {
        fences.ThrowUnlessHeld(TAgent.Info.Id);
        return transport.Emergencies.ClearAsync(emergency, cancellationToken);
    }

    /// <summary>An exclusive agent whose lease ends meanwhile repeats nothing; it still learns who has answered.</summary>
    private ValueTask RepeatAsync(EmergencyTerms emergency, CancellationToken cancellationToken) =>
        fences.Of(TAgent.Info.Id) is { IsHeld: false } ? ValueTask.CompletedTask : path.RepeatEmergencyAsync(emergency, cancellationToken);

    // Neither is pooled, unlike what they wait for: whoever sends may do with the result what one may do with a task, and not what breaks the next send.
    private async ValueTask<SendReceipt> SendAndTellAsync<TMessage>(TMessage message, Priority? priority, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage> => await PutOnWayAsync(message, priority, cancellationToken).ConfigureAwait(false);

    private async ValueTask SendOrThrowAsync<TMessage>(TMessage message, Priority? priority, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var receipt = await PutOnWayAsync(message, priority, cancellationToken).ConfigureAwait(false);
        foreach (var route in receipt.Routes)
        {
            if (route is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Rejected or RouteStatus.Unknown })
            {
                throw new MessageNotSentException(TMessage.Info.Name, receipt);
            }
        }
    }

    private ValueTask<SendReceipt> PutOnWayAsync<TMessage>(in TMessage message, Priority? priority, CancellationToken cancellationToken, EmergencyTerms? terms = null)
        where TMessage : IMessage<TMessage>
    {
        fences.ThrowUnlessHeld(TAgent.Info.Id);
        return path.SendAsync(_sender, message, priority, cancellationToken, terms);
    }
}
