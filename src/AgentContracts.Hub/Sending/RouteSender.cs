using System.Runtime.CompilerServices;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>Brings a frame over one route: not where its circuit is open, again where the broker fails, and over the fallback where all that is in vain.</summary>
internal sealed class RouteSender(ITransport transport, PublishRetry retry, IErrorReporter errors)
{
    private DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>Makes one attempt, or none where the circuit is open: whatever fails or is full must not hold up the routes behind it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<PublishResult> TryAsync<TMessage>(Sending<TMessage> sending, RouteStep route, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var frame = sending.FrameFor(route);
        if (route.Circuit is not { } circuit)
        {
            return await retry.HandOverAsync(route, frame, Now, cancellationToken).ConfigureAwait(false);
        }

        if (!circuit.IsClosed)
        {
            return await ProbeAsync(circuit, route, frame, cancellationToken).ConfigureAwait(false);
        }

        var result = await retry.HandOverAsync(route, frame, Now, cancellationToken).ConfigureAwait(false);
        if (!result.IsFailure)
        {
            await circuit.NoteAsync(result).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Sends with the tier's retries, and waits for room as long as the message and its sender can; where that fails, over the fallback.</summary>
    /// <param name="sending">The message on its way.</param>
    /// <param name="route">Its route.</param>
    /// <param name="first">How a first attempt has failed, if one was made.</param>
    /// <param name="handled">What is being handled where it is sent, if anything: that bounds the waiting.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RouteOutcome> SendAsync<TMessage>(
        Sending<TMessage> sending, RouteStep route, PublishResult? first, ReceivedCopy? handled, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var result = await SendAsync(route, sending.FrameFor(route), first, Deadline.OfSend(route.Quality, sending.Header, handled), retries: true, cancellationToken).ConfigureAwait(false);
        if (FallbackFor(route, result) is not { } fallback || Deadline.OfSend(fallback.Quality, sending.Header, handled) is var deadline && deadline <= Now)
        {
            return new RouteOutcome(route, result);
        }

        // Once: what fails there too will hardly be mended by keeping its sender waiting through the same pauses again.
        var frame = sending.FrameFor(route, fallback, mayHaveArrived: result.Status == RouteStatus.Unknown);
        var instead = await SendAsync(fallback, frame, null, deadline, retries: false, cancellationToken).ConfigureAwait(false);
        if (instead.Status == RouteStatus.Rejected)
        {
            return new RouteOutcome(route, result with { Reason = $"{result.Reason}; its fallback {fallback.Channel.Name}: {instead.Reason}" });
        }

        errors.Report(new ErrorReport(
            route.Channel.Name, ErrorTypes.FallbackUsed, Severity.Medium, $"{fallback.Channel.Name} carried {sending.Plan.Message.Name} in its place: {result.Reason}."));
        return new RouteOutcome(fallback, instead);
    }

    /// <summary>Whether the fallback may yet carry what a route did not: only where the broker failed, and of pub/sub only what certainly did not arrive.</summary>
    private static RouteStep? FallbackFor(RouteStep route, in PublishResult result) =>
        result.IsFailure && (result.Status == RouteStatus.Rejected || route.Quality.Delivery == Delivery.AtLeastOnce) ? route.Fallback : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PublishResult> SendAsync(
        RouteStep route, Frame frame, PublishResult? first, DateTimeOffset giveUpAt, bool retries, CancellationToken cancellationToken)
    {
        if (route.Circuit is { IsClosed: false } open)
        {
            var found = first ?? await ProbeAsync(open, route, frame, cancellationToken).ConfigureAwait(false);

            // A broker that has no room answers: the circuit is closed, and who may wait for room does.
            if (!IsFull(route, found))
            {
                return found;
            }

            first = null;
        }

        var sent = (retries, first) switch
        {
            (true, { } failed) => retry.AfterAsync(failed, route.Quality, giveUpAt, route, frame, cancellationToken),
            (true, null) => retry.RunAsync(route.Quality, giveUpAt, route, frame, cancellationToken),
            _ => retry.HandOverAsync(route, frame, giveUpAt, cancellationToken),
        };
        var result = await sent.ConfigureAwait(false);
        if (route.Circuit is { } circuit)
        {
            await circuit.NoteAsync(result).ConfigureAwait(false);
        }

        return result;
    }

    private ValueTask<PublishResult> ProbeAsync(Circuit circuit, RouteStep route, Frame frame, CancellationToken cancellationToken) => circuit.ProbeAsync(
        static (probe, cancellationToken) => probe.retry.HandOverAsync(probe.route, probe.frame, probe.Now, cancellationToken),
        (retry, route, frame, Now),
        cancellationToken);

    /// <summary>Whether a route has refused a message that may find room later.</summary>
    public static bool IsFull(RouteStep route, in PublishResult result) =>
        result is { Status: RouteStatus.Rejected, IsFailure: false } && route.Quality.Delivery == Delivery.AtLeastOnce;
}
