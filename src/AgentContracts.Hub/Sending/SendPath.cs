using System.Collections.Concurrent;
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
internal sealed partial class SendPath
{
    /// <summary>The outcome of a send that its sender gave up while it was under way.</summary>
    private static readonly PublishResult BrokenOff = new(RouteStatus.Unknown, "the send was broken off while it was under way");

    private readonly ITransport _transport;
    private readonly HubActivity _activity;
    private readonly RouteSender _routes;
    private readonly ChannelQualities _qualities;
    private readonly CircuitPanel _circuits;
    private readonly SendTelemetry _telemetry;
    private readonly SendBook _book;
    private readonly EmergencySends _emergencies;
    private readonly ConcurrentDictionary<MessageInfo, RoutePlan> _plans = new();

    public SendPath(
        ITransport transport, HubLedger ledger, HubActivity activity, RouteSender routes, ChannelQualities qualities, CircuitPanel circuits,
        SendTelemetry telemetry, IDeliveryObserver? observer = null, ILoggerFactory? loggers = null)
    {
        var logger = GuardedLogger.Of(loggers);
        _transport = transport;
        _activity = activity;
        _routes = routes;
        _qualities = qualities;
        _circuits = circuits;
        _telemetry = telemetry;
        _book = new SendBook(ledger, observer, logger);
        _emergencies = new EmergencySends(transport, _book, logger);
    }

    /// <summary>Sends a message over its routes, and an emergency over its lane.</summary>
    /// <param name="sender">Who sends.</param>
    /// <param name="message">The message.</param>
    /// <param name="raised">The priority where it is to be higher than the tier's.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <param name="terms">What is special about an emergency.</param>
    /// <param name="mustArrive">Whether it fails where what is promised at least once was refused or stays unknown.</param>
    /// <exception cref="MessageValidationException">The message breaks its contract; nothing was sent.</exception>
    /// <exception cref="MessageNotSentException">With <paramref name="mustArrive"/>, an at-least-once route refused it or stays unknown.</exception>
    public ValueTask<SendReceipt> SendAsync<TMessage>(
        Sender sender, in TMessage message, Priority? raised, CancellationToken cancellationToken, EmergencyTerms? terms = null, bool mustArrive = false)
        where TMessage : IMessage<TMessage>
    {
        var handled = HandlerScope.Current;
        ThrowIfInvalid(message);
        var plan = _plans.GetOrAdd(TMessage.Info, static (info, hub) => new RoutePlan(info, hub._qualities, hub._circuits), this);
        var header = Stamp(plan, sender, raised, TMessage.ExpiresAt(message), handled, terms?.Id ?? MessageId.Next());
        _book.Begun(header);
        uint? taken = plan.Message.IsEmergency ? null : TMessage.SelectRoutes(message);
        if (taken is { } one && BitOperations.IsPow2(one))
        {
            var route = plan.Steps[BitOperations.TrailingZeroCount(one)];
            return SendOnOneAsync(Frame<TMessage>.Take(header with { Routes = route.Alone }, message, route.Quality.Wire), plan, route, handled, mustArrive, cancellationToken);
        }

        return SendOnSeveralAsync(new Sending(new Frame<TMessage>(header, message), plan), taken, handled, terms, mustArrive, cancellationToken);
    }

    /// <inheritdoc cref="EmergencySends.RepeatAsync"/>
    public ValueTask RepeatEmergencyAsync(EmergencyTerms terms, CancellationToken cancellationToken) => _emergencies.RepeatAsync(terms, cancellationToken);

    private void ThrowIfInvalid<TMessage>(in TMessage message) where TMessage : IMessage<TMessage>
    {
        try
        {
            MessageValidator.ThrowIfInvalid(message);
        }
        catch (MessageValidationException)
        {
            _book.Refused(TMessage.Info);
            throw;
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
            Timestamp = _transport.Clock.GetUtcNow().ToUnixMicroseconds(),
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

    /// <summary>Sends a message that takes one route, as most do.</summary>
    /// <remarks>Pooled, and so not to be handed to callers, who may await it twice: <see cref="PendingSend"/> stands between.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SendReceipt> SendOnOneAsync(Frame frame, RoutePlan plan, RouteStep route, ReceivedCopy? handled, bool mustArrive, CancellationToken cancellationToken)
    {
        var trace = _telemetry.Begin(plan, frame.HeaderInPlace, route);
        if (trace?.TraceParent is { } span)
        {
            frame.Trace(span);
        }

        RouteOutcome outcome;
        var (probes, isFirst) = (RouteSender.MustProbe(route), false);
        try
        {
            var first = await _routes.TryAsync(frame, route, probes, FirstDeadline(frame, route, handled), cancellationToken).ConfigureAwait(false);
            isFirst = (probes || route.Circuit is null or { IsWatching: false }) && !MayYetArrive(first, route, probes, handled);
            outcome = isFirst ? new RouteOutcome(route, first) : await GoOnAsync(first, frame, route, probes, handled, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Record(frame.HeaderInPlace, route, new RouteOutcome(route, BrokenOff), trace);
            throw;
        }

        Record(frame.HeaderInPlace, route, outcome, trace);
        var receipt = new SendReceipt(frame.HeaderInPlace.MessageId, route.ReceiptsOf(outcome));
        if (RouteSender.IsTaken(outcome.Result.Status))
        {
            _book.Taken(plan);
            if (isFirst && route.Quality.Delivery == Delivery.AtMostOnce && !_transport.KeepsFrames)
            {
                frame.Release();
            }
        }

        return mustArrive ? Arrived(plan, receipt) : receipt;
    }

    /// <summary>
    /// Outside of a handler there is nothing to hold up, and one call that waits keeps the sender's place among those who wait. Pub/sub never waits for room, and
    /// the clock need not be read for it.
    /// </summary>
    private DateTimeOffset FirstDeadline(Frame frame, RouteStep route, ReceivedCopy? handled) =>
        handled is null || route.Quality.Delivery == Delivery.AtMostOnce ? Deadline.OfSend(route.Quality, frame.HeaderInPlace, handled) : _routes.Now;

    /// <summary>Whether a route whose first attempt has failed is to be tried again, or one that has found no room without having waited for it.</summary>
    private static bool MayYetArrive(in PublishResult first, RouteStep route, bool probed, ReceivedCopy? handled) =>
        first.IsFailure || ((probed || handled is not null) && RouteSender.IsFull(route, first));

    /// <summary>Does what is left to do for a route after its first attempt.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RouteOutcome> GoOnAsync(PublishResult first, Frame frame, RouteStep route, bool probed, ReceivedCopy? handled, CancellationToken cancellationToken)
    {
        await RouteSender.NoteAsync(route, probed, first).ConfigureAwait(false);
        return MayYetArrive(first, route, probed, handled)
            ? await WaitAsync(frame, route, first.IsFailure ? first : null, handled, cancellationToken).ConfigureAwait(false)
            : new RouteOutcome(route, first);
    }

    /// <summary>Makes sure that what is promised at least once was confirmed.</summary>
    private static SendReceipt Arrived(RoutePlan plan, in SendReceipt receipt)
    {
        foreach (var route in receipt.Routes)
        {
            if (route is { Delivery: Delivery.AtLeastOnce, Status: RouteStatus.Rejected or RouteStatus.Unknown })
            {
                throw new MessageNotSentException(plan.Message.Name, receipt);
            }
        }

        return receipt;
    }

    /// <summary>Sends where it may take a while.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RouteOutcome> WaitAsync(Frame frame, RouteStep route, PublishResult? failed, ReceivedCopy? handled, CancellationToken cancellationToken)
    {
        // A handler waits for room no longer than it may; what may have arrived is settled as it is outside of one.
        var waiting = _routes.SendAsync(frame, route, failed, failed is { Status: RouteStatus.Unknown } ? null : handled, cancellationToken);
        if (handled is null || waiting.IsCompleted)
        {
            return await waiting.ConfigureAwait(false);
        }

        // A handler that waits is no work: only time or another agent brings it on.
        _activity.End();
        try
        {
            return await waiting.ConfigureAwait(false);
        }
        finally
        {
            _activity.Begin();
        }
    }

    private void Record(in MessageHeader header, RouteStep route, in RouteOutcome outcome, RouteTrace? trace)
    {
        _book.Ended(header, route, outcome);
        trace?.End(outcome.Carrier.Channel.Name, outcome.Result);
    }
}
