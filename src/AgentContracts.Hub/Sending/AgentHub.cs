using AgentContracts.Hub.Agents;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <inheritdoc/>
internal sealed class AgentHub<TAgent>(SendPath path, RollCallBook rollCalls, HubIdentity identity, ITransport transport) : IHub<TAgent>
    where TAgent : IAgent<TAgent>
{
    private readonly Sender _sender = new(TAgent.Info.Id, identity.Instance);

    public TimeProvider Clock => transport.Clock;

    public ValueTask SendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendOrThrowAsync(message, null, cancellationToken);

    public ValueTask SendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => SendOrThrowAsync(message, priority, cancellationToken);

    public ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => path.SendAsync(_sender, message, null, cancellationToken);

    public ValueTask<SendReceipt> TrySendAsync<TMessage>(TMessage message, Priority priority, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage> => path.SendAsync(_sender, message, priority, cancellationToken);

    public async ValueTask<RollCall> BroadcastEmergencyAsync<TMessage>(TMessage message, CancellationToken cancellationToken = default)
        where TMessage : IMessage<TMessage>
    {
        if (!TMessage.Info.IsEmergency)
        {
            throw new ArgumentException($"{TMessage.Info.Name} is not an emergency: mark it [Emergency] or send it with SendAsync.", nameof(message));
        }

        using var call = rollCalls.Open();
        var receipt = await path.SendAsync(_sender, message, Priority.Critical, cancellationToken).ConfigureAwait(false);
        return await call.WaitAsync(TMessage.Info.Name, receipt.MessageId, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SendOrThrowAsync<TMessage>(TMessage message, Priority? priority, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var receipt = await path.SendAsync(_sender, message, priority, cancellationToken).ConfigureAwait(false);
        foreach (var route in receipt.Routes)
        {
            if (route is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Rejected or RouteStatus.Unknown })
            {
                throw new MessageNotSentException(TMessage.Info.Name, receipt);
            }
        }
    }
}
