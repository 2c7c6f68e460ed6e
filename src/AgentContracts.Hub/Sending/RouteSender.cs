using System.Runtime.CompilerServices;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Sending.Circuits;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>Brings a frame over one route: not where its circuit is open, again where the broker fails, and over the fallback where all that is in vain.</summary>
internal sealed class RouteSender(ITransport transport, PublishRetry retry, IErrorReporter errors)
{
    /// <summary>Time on the broker's clock.</summary>
    public DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>Whether the next attempt would be one that tries whether an open circuit can be closed; the circuit sees by itself how it ends.</summary>
    public static bool MustProbe(RouteStep route) => route.Circuit is { IsClosed: false };

    /// <summary>Makes one attempt, or none where the circuit is open. An answer that is no failure is the route's; a failure goes on with <see cref="SendAsync(Frame, RouteStep, PublishResult?, ReceivedCopy?, CancellationToken)"/>.</summary>
    /// <param name="frame">The message with the routes up to this one.</param>
    /// <param name="route">The route.</param>
    /// <param name="probes">Whether the circuit is open (<see cref="MustProbe"/>).</param>
    /// <param name="giveUpAt">Until when it waits for room; a moment that is over for a route that must not hold up those behind it.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public ValueTask<PublishResult> TryAsync(Frame frame, RouteStep route, bool probes, DateTimeOffset giveUpAt, CancellationToken cancellationToken) =>
        probes ? ProbeAsync(route.Circuit!, route, frame, cancellationToken) : retry.HandOverAsync(route, frame, giveUpAt, cancellationToken);

    /// <summary>Tells the circuit of an attempt that has not failed, unless that was a probe; one that has failed is told of when it was tried again.</summary>
    public static ValueTask NoteAsync(RouteStep route, bool probed, in PublishResult result) =>
        !probed && !result.IsFailure && route.Circuit is { } circuit ? circuit.NoteAsync(result) : ValueTask.CompletedTask;

    /// <summary>Sends with the tier's retries, and waits for room as long as the message and its sender can; where that fails, over the fallback.</summary>
    /// <param name="frame">The message with the routes up to this one.</param>
    /// <param name="route">The route.</param>
    /// <param name="first">What failed already; <see langword="null"/> where nothing was tried.</param>
    /// <param name="handled">The message whose handler sends.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RouteOutcome> SendAsync(Frame frame, RouteStep route, PublishResult? first, ReceivedCopy? handled, CancellationToken cancellationToken)
    {
        var result = await SendAsync(route, frame, first, Deadline.OfSend(route.Quality, frame.HeaderInPlace, handled), retries: true, cancellationToken).ConfigureAwait(false);
        if (FallbackFor(route, result) is not { } fallback || Deadline.OfSend(fallback.Quality, frame.HeaderInPlace, handled) is var deadline && deadline <= Now)
        {
            return new RouteOutcome(route, result);
        }

        // Once: what fails there too will hardly be mended by keeping its sender waiting through the same pauses again.
        var standIn = frame.With(frame.HeaderInPlace with { FallbackFor = route.Channel.Name, Resent = result.Status == RouteStatus.Unknown }, fallback.Quality.Wire);
        var instead = await SendAsync(fallback, standIn, null, deadline, retries: false, cancellationToken).ConfigureAwait(false);
        if (instead.Status == RouteStatus.Rejected)
        {
            return new RouteOutcome(route, result with { Reason = $"{result.Reason}; its fallback {fallback.Channel.Name}: {instead.Reason}" });
        }

        errors.Report(new ErrorReport(
            route.Channel.Name, ErrorTypes.FallbackUsed, Severity.Medium, $"{fallback.Channel.Name} carried {frame.HeaderInPlace.MessageType} in its place: {result.Reason}."));
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

    /// <summary>Whether the broker has the message.</summary>
    public static bool IsTaken(RouteStatus status) => status is RouteStatus.Confirmed or RouteStatus.NoReceivers;

    /// <summary>Whether a route has refused a message that may find room later.</summary>
    public static bool IsFull(RouteStep route, in PublishResult result) =>
        result is { Status: RouteStatus.Rejected, IsFailure: false } && route.Quality.Delivery == Delivery.AtLeastOnce;
}
