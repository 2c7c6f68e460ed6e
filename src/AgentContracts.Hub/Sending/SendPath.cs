using System.Collections.Concurrent;
using System.Diagnostics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>The way out of every message: validation, header, routing, encoding, transport.</summary>
internal sealed class SendPath(ITransport transport, HubLedger ledger, HubActivity activity, PublishRetry retry, IDeliveryObserver? observer = null)
{
    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();

    public async ValueTask<SendReceipt> SendAsync<TMessage>(Sender sender, TMessage message, Priority? raised, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        MessageValidator.ThrowIfInvalid(message);
        var plan = _plans.GetOrAdd(TMessage.Info, static info => new RoutePlan(info));
        var handling = HandlerScope.Current;
        var header = Stamp(plan, sender, raised, TMessage.ExpiresAt(message), handling?.Copy);
        var sending = new Sending<TMessage>(header, message, plan);
        try
        {
            if (plan.Message.IsEmergency)
            {
                await SendEmergencyAsync(sending, cancellationToken).ConfigureAwait(false);
            }

            // A full stream must not hold up the routes behind it: those that have room go first, the others are waited for afterwards.
            List<int>? full = null;
            foreach (var route in plan.RoutesIn(TMessage.SelectRoutes(message)))
            {
                if (!await TryRouteAsync(sending, route, cancellationToken).ConfigureAwait(false))
                {
                    (full ??= []).Add(route);
                }
            }

            foreach (var route in full ?? [])
            {
                await WaitAndRouteAsync(sending, route, handling, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (sending.WasTaken)
            {
                ledger.Message(plan.Message.Name).CountSent();
            }
        }

        return sending.ToReceipt();
    }

    private async ValueTask SendEmergencyAsync<TMessage>(Sending<TMessage> sending, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var result = await transport.PublishAsync(EmergencyLane.Channel, sending.EmergencyFrame(), cancellationToken).ConfigureAwait(false);
        Record(sending, EmergencyLane.Channel, Delivery.AtMostOnce, result);
    }

    /// <summary>Sends to a route that has room; <see langword="false"/> where a stream is full and may be waited for.</summary>
    private async ValueTask<bool> TryRouteAsync<TMessage>(Sending<TMessage> sending, int index, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var route = sending.Plan.Steps[index];
        var deadline = Deadline.OfSend(route.Quality, sending.Header, null);
        if (route.Quality.Delivery == Delivery.AtMostOnce)
        {
            await RecordAsync(sending, route, frame => retry.RunAsync(route.Quality, deadline, route, frame, cancellationToken)).ConfigureAwait(false);
            return true;
        }

        var admission = new StreamAdmission(route.Quality.MaxQueue, route.Quality.Overflow, transport.Clock.GetUtcNow());
        var first = await transport.AppendAsync(route.Channel, sending.FrameFor(route), admission, cancellationToken).ConfigureAwait(false);
        if (first is { Status: RouteStatus.Rejected, IsTransient: false })
        {
            return false;
        }

        await RecordAsync(sending, route, frame => retry.AfterAsync(first, route.Quality, deadline, route, frame, cancellationToken)).ConfigureAwait(false);
        return true;
    }

    private async ValueTask WaitAndRouteAsync<TMessage>(Sending<TMessage> sending, int index, HandlerScope? handling, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var route = sending.Plan.Steps[index];
        var giveUpAt = Deadline.OfSend(route.Quality, sending.Header, handling?.Copy);
        var waiting = RecordAsync(sending, route, frame => retry.RunAsync(route.Quality, giveUpAt, route, frame, cancellationToken));
        if (handling is null || waiting.IsCompleted)
        {
            await waiting.ConfigureAwait(false);
            return;
        }

        // A handler that waits for room is no work: only time or another agent brings it on.
        activity.End();
        try
        {
            await waiting.ConfigureAwait(false);
        }
        finally
        {
            activity.Begin();
        }
    }

    /// <summary>Sends to a route; one that is broken off has an outcome too.</summary>
    private async ValueTask RecordAsync<TMessage>(Sending<TMessage> sending, RouteStep route, Func<Frame, ValueTask<PublishResult>> send)
        where TMessage : IMessage<TMessage>
    {
        var result = new PublishResult(RouteStatus.Unknown, "the send was broken off while it was under way");
        try
        {
            result = await send(sending.FrameFor(route)).ConfigureAwait(false);
        }
        finally
        {
            Record(sending, route.Channel, route.Quality.Delivery, result);
        }
    }

    private void Record<TMessage>(Sending<TMessage> sending, ChannelInfo channel, Delivery delivery, PublishResult result)
        where TMessage : IMessage<TMessage>
    {
        ledger.Sends(channel.Name).Count(result.Status);
        sending.Add(new RouteReceipt(channel.Name, delivery, result.Status, result.Reason));
        observer?.Sent(new SentRoute(sending.Header.MessageId, sending.Header.MessageType, channel.Name, delivery, result));
    }

    private MessageHeader Stamp(RoutePlan plan, Sender sender, Priority? raised, long expires, ReceivedCopy? cause)
    {
        var id = MessageId.Next();
        var priority = plan.Message.Quality.Priority;
        return new MessageHeader
        {
            MessageType = plan.Message.Name,
            MessageId = id,
            SourceAgent = sender.Agent,
            Priority = raised > priority ? raised.Value : priority,
            Timestamp = transport.Clock.GetUtcNow().ToUnixMicroseconds(),
            Expires = expires,
            Sender = sender.Instance,
            Fingerprint = plan.Message.Fingerprint,
            FieldCount = plan.Message.FieldCount,
            Correlation = cause is null ? id : cause.Header.Correlation.IsNone ? cause.Header.MessageId : cause.Header.Correlation,
            Causation = cause?.Header.MessageId ?? default,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.Id : null,
        };
    }
}
