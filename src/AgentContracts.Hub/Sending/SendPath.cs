using System.Collections.Concurrent;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using AgentContracts.Hub.Emergencies;
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

    /// <summary>How long a send waits until its emergency is latched, when all else is done; who began to listen while it took longer may have missed it.</summary>
    private static readonly TimeSpan LatchPatience = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();
    private readonly ILogger _logger = GuardedLogger.Of(loggers);

    /// <summary>Sends a message over its routes, and an emergency over its lane.</summary>
    /// <param name="sender">Who sends.</param>
    /// <param name="message">The message.</param>
    /// <param name="raised">The priority where it is to be higher than the tier's.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <param name="terms">What is special about an emergency.</param>
    /// <exception cref="MessageValidationException">The message breaks its contract; nothing was sent.</exception>
    public async ValueTask<SendReceipt> SendAsync<TMessage>(
        Sender sender, TMessage message, Priority? raised, CancellationToken cancellationToken, EmergencyTerms? terms = null)
        where TMessage : IMessage<TMessage>
    {
        // Not pooled, unlike what it waits for: whoever sends may do with the result what one may do with a task, and not what breaks the next send.
        var handling = HandlerScope.Current;
        return await SendAsync(Begin(sender, message, raised, handling, terms), handling, terms, cancellationToken).ConfigureAwait(false);
    }

    private Sending<TMessage> Begin<TMessage>(Sender sender, in TMessage message, Priority? raised, HandlerScope? handling, EmergencyTerms? terms)
        where TMessage : IMessage<TMessage>
    {
        ThrowIfInvalid(message);
        var plan = _plans.GetOrAdd(TMessage.Info, static (info, hub) => new RoutePlan(info, hub.qualities, hub.circuits), (qualities, circuits));
        var header = Stamp(plan, sender, raised, TMessage.ExpiresAt(message), handling?.Copy, terms?.Id ?? MessageId.Next());
        Announce(header);
        return new Sending<TMessage>(header, message, plan);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SendReceipt> SendAsync<TMessage>(
        Sending<TMessage> sending, HandlerScope? handling, EmergencyTerms? terms, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var latching = Task.CompletedTask;
        try
        {
            if (sending.Plan.Message.IsEmergency)
            {
                latching = await SendEmergencyAsync(sending, terms ?? new EmergencyTerms(), cancellationToken).ConfigureAwait(false);
            }

            var taken = sending.SelectRoutes();
            if (handling is null && BitOperations.IsPow2(taken))
            {
                // There is nothing to hold up, and one call that waits keeps the sender's place among those who wait.
                await WaitAndRouteAsync(sending, sending.Plan.Steps[BitOperations.TrailingZeroCount(taken)], null, null, cancellationToken).ConfigureAwait(false);
            }
            else if (taken != 0)
            {
                await RouteAllAsync(sending, taken, handling, cancellationToken).ConfigureAwait(false);
            }

            // It was sent: that it cannot be waited for any longer is no failure.
            await latching.WaitAsync(LatchPatience, transport.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            sending.EndTraces(BrokenOff);
            if (sending.WasTaken)
            {
                ledger.Message(sending.Plan.Message.Name).CountSent();
            }
        }

        return sending.ToReceipt();
    }

    /// <summary>A route that is full or fails must not hold up those behind it: it is waited for and tried again when they have had their turn.</summary>
    private async ValueTask RouteAllAsync<TMessage>(Sending<TMessage> sending, uint taken, HandlerScope? handling, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        List<(RouteStep Route, PublishResult? Refused)>? left = null;
        for (; taken != 0; taken &= taken - 1)
        {
            var route = sending.Plan.Steps[BitOperations.TrailingZeroCount(taken)];
            if (await TryRouteAsync(sending, route, cancellationToken).ConfigureAwait(false) is { } refused)
            {
                (left ??= []).Add((route, refused));
            }
        }

        if (left is not null)
        {
            await RouteLeftAsync(sending, left, handling, cancellationToken).ConfigureAwait(false);
        }
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

    /// <summary>Sends an emergency once more on its lane, and latches it where that has failed; whoever has handled it answers again.</summary>
    public async ValueTask RepeatEmergencyAsync(EmergencyTerms terms, CancellationToken cancellationToken) =>
        Count(terms.Sent!.Header, Lane, new RouteOutcome(Lane, await PublishEmergencyAsync(terms, cancellationToken).ConfigureAwait(false)));

    /// <summary>Publishes an emergency on its lane, whatever becomes of the latch.</summary>
    /// <returns>The latching, which goes on and throws nothing.</returns>
    private async ValueTask<Task> SendEmergencyAsync<TMessage>(Sending<TMessage> sending, EmergencyTerms terms, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        sending.Observe(Lane, telemetry);
        terms.Sent = sending.EmergencyFrame(Lane);
        var result = await PublishEmergencyAsync(terms, cancellationToken).ConfigureAwait(false);
        Record(sending, Lane, new RouteOutcome(Lane, result));
        return terms.Latching ?? Task.CompletedTask;
    }

    private async ValueTask<PublishResult> PublishEmergencyAsync(EmergencyTerms terms, CancellationToken cancellationToken)
    {
        var published = new TaskCompletionSource();
        if (terms is { IsLatched: true, Latching: null or { IsCompletedSuccessfully: true, Result: false } })
        {
            // Begun before it is published, so that a broker which takes both in order lets nobody begin to listen in between.
            terms.Latching = LatchAsync(terms.Sent!, published.Task);
        }

        try
        {
            return await transport.PublishAsync(EmergencyLane.Channel, terms.Sent!, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            published.SetResult();
        }
    }

    /// <summary>Keeps an emergency for those who join later, and publishes it once more where somebody may have joined in between.</summary>
    /// <returns>Whether it is kept.</returns>
    private async Task<bool> LatchAsync(Frame frame, Task published)
    {
        var (header, began, isLatched) = (frame.Header, transport.Clock.GetTimestamp(), true);
        try
        {
            await transport.Emergencies.LatchAsync(new LatchedEmergency(header.MessageId, UnixTime.FromMicroseconds(header.Timestamp), frame.Bytes), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Those who listen now hear it all the same.
            HubLog.NotLatched(_logger, exception, header.MessageId);
            isLatched = false;
        }

        // One that failed may still be carried out.
        if (published.IsCompleted || transport.Clock.GetElapsedTime(began) >= LatchPatience)
        {
            await RepeatLatchedAsync(frame).ConfigureAwait(false);
        }

        return isLatched;
    }

    /// <summary>Who began to listen after it was published, and looked at the latch before it was there, hears it now.</summary>
    private async Task RepeatLatchedAsync(Frame frame)
    {
        var id = frame.Header.MessageId;
        try
        {
            var result = await transport.PublishAsync(EmergencyLane.Channel, frame, CancellationToken.None).ConfigureAwait(false);
            Count(frame.Header, Lane, new RouteOutcome(Lane, result));
            if (result.Status is RouteStatus.Rejected or RouteStatus.Unknown)
            {
                HubLog.NotPublishedAgain(_logger, null, id, result.Reason);
            }
        }
        catch (Exception exception)
        {
            HubLog.NotPublishedAgain(_logger, exception, id, exception.Message);
        }
    }

    /// <summary>Sends to a route that has room.</summary>
    /// <returns>Where it is full or fails, its answer; otherwise the route is done with.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
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
        Count(sending.Header, route, outcome);
        sending.TraceOf(route)?.End(carrier.Channel.Name, result);
        sending.Add(new RouteReceipt(route.Channel.Name, carrier.Quality.Delivery, result.Status, result.Reason) { CarriedBy = carrier == route ? null : carrier.Channel.Name });
    }

    private void Count(in MessageHeader header, RouteStep route, in RouteOutcome outcome)
    {
        var (carrier, result) = outcome;
        var (channel, delivery) = (carrier.Channel.Name, carrier.Quality.Delivery);
        var standsInFor = carrier == route ? null : route.Channel.Name;
        ledger.Sends(channel).Count(result.Status);
        if (standsInFor is not null)
        {
            ledger.Sends(standsInFor).CountFallback();
        }

        try
        {
            observer?.Sent(new SentRoute(header.MessageId, header.MessageType, channel, delivery, result) { FallbackFor = standsInFor });
        }
        catch (Exception exception)
        {
            // The message is on its way; who only watches must not fail the send.
            HubLog.ObserverFailed(_logger, exception, header.SourceAgent);
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

    private MessageHeader Stamp(RoutePlan plan, Sender sender, Priority? raised, long expires, ReceivedCopy? cause, MessageId id)
    {
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
