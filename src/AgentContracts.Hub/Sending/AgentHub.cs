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
            var receipt = await PutOnWayAsync(message, Priority.Critical, mustArrive: false, cancellationToken, terms).ConfigureAwait(false);
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

    private ValueTask SendOrThrowAsync<TMessage>(in TMessage message, Priority? priority, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var sending = PutOnWayAsync(message, priority, mustArrive: true, cancellationToken);
        if (sending.IsCompletedSuccessfully)
        {
            // Read, so that what kept it is free for the next send.
            _ = sending.Result;
            return ValueTask.CompletedTask;
        }

        return sending.IsCompleted ? new ValueTask(sending.AsTask()) : PendingSend.Of(sending).Completion;
    }

    private ValueTask<SendReceipt> SendAndTellAsync<TMessage>(in TMessage message, Priority? priority, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var sending = PutOnWayAsync(message, priority, mustArrive: false, cancellationToken);
        if (sending.IsCompletedSuccessfully)
        {
            return new ValueTask<SendReceipt>(sending.Result);
        }

        return sending.IsCompleted ? new ValueTask<SendReceipt>(sending.AsTask()) : PendingSend.Of(sending).Receipt;
    }

    private ValueTask<SendReceipt> PutOnWayAsync<TMessage>(in TMessage message, Priority? priority, bool mustArrive, CancellationToken cancellationToken, EmergencyTerms? terms = null)
        where TMessage : IMessage<TMessage>
    {
        try
        {
            fences.ThrowUnlessHeld(TAgent.Info.Id);
            return path.SendAsync(_sender, message, priority, cancellationToken, terms, mustArrive);
        }
        catch (Exception exception)
        {
            // Told where everything else is told: to whoever awaits.
            return ValueTask.FromException<SendReceipt>(exception);
        }
    }
}
