using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>The way out of every message: validation, header, routing, encoding, transport.</summary>
internal sealed class SendPath(ITransport transport, HubLedger ledger, PublishRetry retry, IDeliveryObserver? observer = null)
{
    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();

    public async ValueTask<SendReceipt> SendAsync<TMessage>(Sender sender, TMessage message, Priority? raised, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        MessageValidator.ThrowIfInvalid(message);
        var plan = _plans.GetOrAdd(TMessage.Info, static info => new RoutePlan(info));
        var taken = TMessage.SelectRoutes(message);
        var now = transport.Clock.GetUtcNow();
        var handling = HandlerScope.Current;
        var frame = new Frame<TMessage>(Stamp(plan, sender, raised, TMessage.ExpiresAt(message), plan.NamesOf(taken), now, handling?.Copy), message);

        var receipts = ImmutableArray.CreateBuilder<RouteReceipt>(plan.Steps.Length + 1);
        if (plan.Message.IsEmergency)
        {
            var result = await transport.PublishAsync(EmergencyLane.Channel, frame, cancellationToken).ConfigureAwait(false);
            receipts.Add(Record(frame, EmergencyLane.Channel, Delivery.AtMostOnce, result));
        }

        for (var i = 0; i < plan.Steps.Length; i++)
        {
            if ((taken & (1u << i)) != 0)
            {
                receipts.Add(await SendToAsync(plan.Steps[i], frame, handling, cancellationToken).ConfigureAwait(false));
            }
        }

        if (receipts.Any(static receipt => receipt.Status is RouteStatus.Confirmed or RouteStatus.NoReceivers))
        {
            ledger.Message(plan.Message.Name).CountSent();
        }

        return new SendReceipt(frame.Header.MessageId, receipts.DrainToImmutable());
    }

    private async ValueTask<RouteReceipt> SendToAsync(RouteStep route, Frame frame, HandlerScope? handling, CancellationToken cancellationToken)
    {
        var giveUpAt = Deadline.OfSend(route.Quality, frame.Header, transport.Clock, handling?.Copy);
        var result = await retry.RunAsync(route.Quality, giveUpAt, route, frame, cancellationToken).ConfigureAwait(false);
        return Record(frame, route.Channel, route.Quality.Delivery, result);
    }

    private RouteReceipt Record(Frame frame, ChannelInfo channel, Delivery delivery, PublishResult result)
    {
        ledger.Sends(channel.Name).Count(result.Status);
        observer?.Sent(frame.Header.MessageId, channel.Name, result);
        return new RouteReceipt(channel.Name, delivery, result.Status, result.Reason);
    }

    private static MessageHeader Stamp(
        RoutePlan plan, Sender sender, Priority? raised, long expires, IReadOnlyList<string> routes, DateTimeOffset now, ReceivedCopy? cause)
    {
        var id = MessageId.Next();
        var priority = plan.Message.Quality.Priority;
        return new MessageHeader
        {
            MessageType = plan.Message.Name,
            MessageId = id,
            SourceAgent = sender.Agent,
            Priority = raised > priority ? raised.Value : priority,
            Timestamp = now.ToUnixMicroseconds(),
            Expires = expires,
            Routes = routes,
            Sender = sender.Instance,
            Fingerprint = plan.Message.Fingerprint,
            FieldCount = plan.Message.FieldCount,
            Correlation = cause is null ? id : cause.Header.Correlation.IsNone ? cause.Header.MessageId : cause.Header.Correlation,
            Causation = cause?.Header.MessageId ?? default,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        };
    }
}
