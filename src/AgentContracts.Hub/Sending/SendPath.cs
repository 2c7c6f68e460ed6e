using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Sending;

/// <summary>The way out of every message: validation, header, routing, encoding, transport.</summary>
internal sealed class SendPath(
    ITransport transport, HubLedger ledger, HubActivity activity, PublishRetry retry, IDeliveryObserver? observer = null, ILoggerFactory? loggers = null)
{
    /// <summary>The outcome of a send that its sender gave up while it was under way.</summary>
    private static readonly PublishResult BrokenOff = new(RouteStatus.Unknown, "the send was broken off while it was under way");

    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();
    private readonly ILogger _logger = GuardedLogger.Of(loggers);

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

            // A full stream must not hold up the routes behind it: those that have room go first, the others are waited for afterwards. Where there is
            // nothing to hold up, one call that waits keeps the sender's place among those who wait.
            var routes = TMessage.SelectRoutes(message);
            var goesAtOnce = handling is null && BitOperations.IsPow2(routes);
            List<int>? full = null;
            foreach (var route in plan.RoutesIn(routes))
            {
                if (goesAtOnce || !await TryRouteAsync(sending, route, cancellationToken).ConfigureAwait(false))
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
        var frame = sending.FrameFor(route);
        var deadline = Deadline.OfSend(route.Quality, sending.Header, null);
        PublishResult? result = BrokenOff;
        try
        {
            var first = await retry.HandOverAsync(route, frame, transport.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            var isFull = first is { Status: RouteStatus.Rejected, IsTransient: false } && route.Quality.Delivery == Delivery.AtLeastOnce;
            result = isFull ? null : await retry.AfterAsync(first, route.Quality, deadline, route, frame, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (result is { } known)
            {
                Record(sending, route.Channel, route.Quality.Delivery, known);
            }
        }

        return result is not null;
    }

    private async ValueTask WaitAndRouteAsync<TMessage>(Sending<TMessage> sending, int index, HandlerScope? handling, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var route = sending.Plan.Steps[index];
        var giveUpAt = Deadline.OfSend(route.Quality, sending.Header, handling?.Copy);
        var waiting = retry.RunAsync(route.Quality, giveUpAt, route, sending.FrameFor(route), cancellationToken);
        var isIdle = handling is not null && !waiting.IsCompleted;
        if (isIdle)
        {
            // A handler that waits for room is no work: only time or another agent brings it on.
            activity.End();
        }

        var result = BrokenOff;
        try
        {
            result = await waiting.ConfigureAwait(false);
        }
        finally
        {
            Record(sending, route.Channel, route.Quality.Delivery, result);
            if (isIdle)
            {
                activity.Begin();
            }
        }
    }

    private void Record<TMessage>(Sending<TMessage> sending, ChannelInfo channel, Delivery delivery, PublishResult result)
        where TMessage : IMessage<TMessage>
    {
        ledger.Sends(channel.Name).Count(result.Status);
        sending.Add(new RouteReceipt(channel.Name, delivery, result.Status, result.Reason));
        try
        {
            observer?.Sent(new SentRoute(sending.Header.MessageId, sending.Header.MessageType, channel.Name, delivery, result));
        }
        catch (Exception exception)
        {
            // The message is on its way; who only watches must not fail the send.
            HubLog.ObserverFailed(_logger, exception, sending.Header.SourceAgent);
        }
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
            // Further away than a header can say is never; before it could say so is long ago.
            Expires = expires > UnixTime.Clamp(expires) ? MessageInfo.NeverExpires : UnixTime.Clamp(expires),
            Sender = sender.Instance,
            Fingerprint = plan.Message.Fingerprint,
            FieldCount = plan.Message.FieldCount,
            Correlation = cause is null ? id : cause.Header.Correlation.IsNone ? cause.Header.MessageId : cause.Header.Correlation,
            Causation = cause?.Header.MessageId ?? default,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.Id : null,
        };
    }
}
