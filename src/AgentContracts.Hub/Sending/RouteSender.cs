using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <summary>Brings a frame over one route: not where its circuit is open, again where the broker fails, and over the fallback where all that is in vain.</summary>
internal sealed class RouteSender(ITransport transport, PublishRetry retry, IErrorReporter errors)
{
    private DateTimeOffset Now => transport.Clock.GetUtcNow();

    /// <summary>Sends where there is room at once; a stream that is full refuses.</summary>
    public ValueTask<PublishResult> TryAsync<TMessage>(Sending<TMessage> sending, RouteStep route, CancellationToken cancellationToken) where TMessage : IMessage<TMessage> =>
        SendAsync(route, sending.FrameFor(route), Deadline.OfSend(route.Quality, sending.Header, null), waits: false, cancellationToken);

    /// <summary>Sends, and waits for room as long as the message and its sender can; where that fails, over the fallback.</summary>
    /// <param name="sending">The message on its way.</param>
    /// <param name="route">Its route.</param>
    /// <param name="failed">How an attempt has ended that was made before, if any: the route itself is then not tried again.</param>
    /// <param name="handled">What is being handled where it is sent, if anything: that bounds the waiting.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async ValueTask<RouteOutcome> SendAsync<TMessage>(
        Sending<TMessage> sending, RouteStep route, PublishResult? failed, ReceivedCopy? handled, CancellationToken cancellationToken)
        where TMessage : IMessage<TMessage>
    {
        var result = failed ?? await SendAsync(route, sending.FrameFor(route), Deadline.OfSend(route.Quality, sending.Header, handled), waits: true, cancellationToken).ConfigureAwait(false);
        if (FallbackFor(route, result) is not { } fallback || Deadline.OfSend(fallback.Quality, sending.Header, handled) is var deadline && deadline <= Now)
        {
            return new RouteOutcome(route, result);
        }

        var mayHaveArrived = result.Status == RouteStatus.Unknown;
        var instead = await SendAsync(fallback, sending.FrameFor(route, fallback, mayHaveArrived), deadline, waits: true, cancellationToken).ConfigureAwait(false);
        if (instead.Status == RouteStatus.Rejected)
        {
            return new RouteOutcome(route, result with { Reason = $"{result.Reason}; its fallback {fallback.Channel.Name}: {instead.Reason}" });
        }

        errors.Report(new ErrorReport(
            route.Channel.Name, ErrorTypes.FallbackUsed, Severity.Medium, $"{fallback.Channel.Name} carried {sending.Plan.Message.Name} in its place: {result.Reason}."));
        return new RouteOutcome(fallback, instead);
    }

    /// <summary>Whether the fallback may yet carry what a route did not: only where the broker failed, and of pub/sub only what certainly did not arrive.</summary>
    public static RouteStep? FallbackFor(RouteStep route, in PublishResult result) =>
        result.IsFailure && (result.Status == RouteStatus.Rejected || route.Quality.Delivery == Delivery.AtLeastOnce) ? route.Fallback : null;

    private async ValueTask<PublishResult> SendAsync(RouteStep route, Frame frame, DateTimeOffset giveUpAt, bool waits, CancellationToken cancellationToken)
    {
        if (route.Circuit is { IsClosed: false } open)
        {
            var found = await open.ProbeAsync(
                static (probe, cancellationToken) => probe.retry.HandOverAsync(probe.route, probe.frame, probe.Now, cancellationToken),
                (retry, route, frame, Now),
                cancellationToken).ConfigureAwait(false);

            // A broker that has no room answers: the circuit is closed, and who may wait for room does.
            if (!waits || !IsFull(route, found))
            {
                return found;
            }
        }

        PublishResult result;
        if (waits)
        {
            result = await retry.RunAsync(route.Quality, giveUpAt, route, frame, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var first = await retry.HandOverAsync(route, frame, Now, cancellationToken).ConfigureAwait(false);
            result = await retry.AfterAsync(first, route.Quality, giveUpAt, route, frame, cancellationToken).ConfigureAwait(false);
        }

        if (route.Circuit is { } circuit)
        {
            await circuit.NoteAsync(result).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Whether a route has refused a message that may find room later.</summary>
    public static bool IsFull(RouteStep route, in PublishResult result) =>
        result is { Status: RouteStatus.Rejected, IsFailure: false } && route.Quality.Delivery == Delivery.AtLeastOnce;
}
