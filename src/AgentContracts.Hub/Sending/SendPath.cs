using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Sending;

/// <summary>The way out of every message: validation, header, routing, encoding, transport.</summary>
internal sealed class SendPath(
    ITransport transport, HubLedger ledger, HubActivity activity, RouteSender routes, ChannelQualities qualities, CircuitPanel circuits,
    SendTelemetry telemetry, IDeliveryObserver? observer = null, ILoggerFactory? loggers = null)
{
    /// <summary>The outcome of a send that its sender gave up while it was under way.</summary>
    private static readonly PublishResult BrokenOff = new(RouteStatus.Unknown, "the send was broken off while it was under way");

    private static readonly RouteStep Lane = new(EmergencyLane.Channel, QualityOfService.For(Tier.UltraHft));

    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();
    private readonly ILogger _logger = GuardedLogger.Of(loggers);

    public async ValueTask<SendReceipt> SendAsync<TMessage>(Sender sender, TMessage message, Priority? raised, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        ThrowIfInvalid(message);
        var plan = _plans.GetOrAdd(TMessage.Info, static (info, hub) => new RoutePlan(info, hub.qualities, hub.circuits), (qualities, circuits));
        var handling = HandlerScope.Current;
        var header = Stamp(plan, sender, raised, TMessage.ExpiresAt(message), handling?.Copy);
        var sending = new Sending<TMessage>(header, message, plan);
        Announce(header);
        try
        {
            if (plan.Message.IsEmergency)
            {
                await SendEmergencyAsync(sending, cancellationToken).ConfigureAwait(false);
            }

            // A route that is full or fails must not hold up those behind it: it is waited for and tried again when they have had their turn. Where
            // there is nothing to hold up, one call that waits keeps the sender's place among those who wait.
            var taken = TMessage.SelectRoutes(message);
            var goesAtOnce = handling is null && BitOperations.IsPow2(taken);
            List<(RouteStep Route, PublishResult? Refused)>? left = null;
            foreach (var route in plan.RoutesIn(taken))
            {
                PublishResult? refused = null;
                if (goesAtOnce || (refused = await TryRouteAsync(sending, plan.Steps[route], cancellationToken).ConfigureAwait(false)) is not null)
                {
                    (left ??= []).Add((plan.Steps[route], refused));
                }
            }

            if (left is not null)
            {
                await RouteLeftAsync(sending, left, handling, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            sending.EndTraces(BrokenOff);
            if (sending.WasTaken)
            {
                ledger.Message(plan.Message.Name).CountSent();
            }
        }

        return sending.ToReceipt();
    }

    private void ThrowIfInvalid<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>
    {
        try
        {
            MessageValidator.ThrowIfInvalid(message);
        }
        catch (MessageValidationException)
        {
            ledger.Message(TMessage.Info.Name).CountRefused();
            throw;
        }
    }

    private async ValueTask SendEmergencyAsync<TMessage>(Sending<TMessage> sending, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        sending.Observe(Lane, telemetry);
        var result = await transport.PublishAsync(EmergencyLane.Channel, sending.EmergencyFrame(Lane), cancellationToken).ConfigureAwait(false);
        Record(sending, Lane, new RouteOutcome(Lane, result));
    }

    /// <summary>Sends to a route that has room.</summary>
    /// <returns>Where it is full or fails, its answer; otherwise the route is done with.</returns>
    private async ValueTask<PublishResult?> TryRouteAsync<TMessage>(Sending<TMessage> sending, RouteStep route, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        sending.Observe(route, telemetry);
        RouteOutcome? outcome = new RouteOutcome(route, BrokenOff);
        try
        {
            var result = await routes.TryAsync(sending, route, cancellationToken).ConfigureAwait(false);
            if (result.Status == RouteStatus.Rejected && (result.IsFailure || RouteSender.IsFull(route, result)))
            {
                outcome = null;
                return result;
            }

            // What may have arrived is settled first: the copies on the routes behind it must say whether it may be the one that counts.
            outcome = result.IsFailure
                ? await routes.SendAsync(sending, route, result, null, cancellationToken).ConfigureAwait(false)
                : new RouteOutcome(route, result);
            return null;
        }
        finally
        {
            if (outcome is { } known)
            {
                Record(sending, route, known);
            }
        }
    }

    private async ValueTask RouteLeftAsync<TMessage>(
        Sending<TMessage> sending, List<(RouteStep Route, PublishResult? Refused)> left, HandlerScope? handling, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var next = 0;
        try
        {
            while (next < left.Count)
            {
                var (route, refused) = left[next++];
                await WaitAndRouteAsync(sending, route, refused is { IsFailure: true } ? refused : null, handling, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // Where the sender gave up, the attempts that were made have ended all the same.
            foreach (var (route, refused) in left[next..])
            {
                if (refused is { IsFailure: true } failed)
                {
                    Record(sending, route, new RouteOutcome(route, failed));
                }
            }
        }
    }

    private async ValueTask WaitAndRouteAsync<TMessage>(
        Sending<TMessage> sending, RouteStep route, PublishResult? failed, HandlerScope? handling, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        sending.Observe(route, telemetry);
        var waiting = routes.SendAsync(sending, route, failed, handling?.Copy, cancellationToken);
        var isIdle = handling is not null && !waiting.IsCompleted;
        if (isIdle)
        {
            // A handler that waits for room is no work: only time or another agent brings it on.
            activity.End();
        }

        var outcome = new RouteOutcome(route, BrokenOff);
        try
        {
            outcome = await waiting.ConfigureAwait(false);
        }
        finally
        {
            Record(sending, route, outcome);
            if (isIdle)
            {
                activity.Begin();
            }
        }
    }

    private void Record<TMessage>(Sending<TMessage> sending, RouteStep route, in RouteOutcome outcome)
        where TMessage : IMessage<TMessage>
    {
        var (carrier, result) = outcome;
        var (channel, delivery) = (carrier.Channel.Name, carrier.Quality.Delivery);
        var standsInFor = carrier == route ? null : route.Channel.Name;
        ledger.Sends(channel).Count(result.Status);
        sending.TraceOf(route)?.End(channel, result);
        if (standsInFor is not null)
        {
            ledger.Sends(standsInFor).CountFallback();
        }

        sending.Add(new RouteReceipt(route.Channel.Name, delivery, result.Status, result.Reason) { CarriedBy = standsInFor is null ? null : channel });
        try
        {
            observer?.Sent(new SentRoute(sending.Header.MessageId, sending.Header.MessageType, channel, delivery, result) { FallbackFor = standsInFor });
        }
        catch (Exception exception)
        {
            // The message is on its way; who only watches must not fail the send.
            HubLog.ObserverFailed(_logger, exception, sending.Header.SourceAgent);
        }
    }

    private void Announce(in MessageHeader header)
    {
        try
        {
            observer?.Sending(header.MessageId, header.MessageType);
        }
        catch (Exception exception)
        {
            HubLog.ObserverFailed(_logger, exception, header.SourceAgent);
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
            TraceParent = plan.IsTraced ? HubTracing.TraceParent(cause?.Header.TraceParent) : null,
        };
    }
}
