using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Sending;

/// <summary>The way out of emergencies beside their routes: the lane that is apart from all data, and the latch that keeps them for those who join later.</summary>
internal sealed class EmergencySends(ITransport transport, SendBook book, ILogger logger)
{
    /// <summary>How long a send waits until its emergency is latched, when all else is done; who began to listen while it took longer may have missed it.</summary>
    public static readonly TimeSpan LatchPatience = TimeSpan.FromMilliseconds(250);

    /// <summary>The lane, which is no route.</summary>
    public RouteStep Lane { get; } = new(EmergencyLane.Channel, QualityOfService.For(Tier.UltraHft));

    /// <summary>Publishes an emergency on its lane, whatever becomes of the latch.</summary>
    /// <returns>How that ended. The latching goes on (<see cref="EmergencyTerms.Latching"/>) and throws nothing.</returns>
    public async ValueTask<RouteOutcome> SendAsync(Frame frame, EmergencyTerms terms, CancellationToken cancellationToken)
    {
        terms.Sent = frame;
        return new RouteOutcome(Lane, await PublishAsync(terms, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sends an emergency once more on its lane, and latches it where that has failed; whoever has handled it answers again.</summary>
    public async ValueTask RepeatAsync(EmergencyTerms terms, CancellationToken cancellationToken)
    {
        var result = await PublishAsync(terms, cancellationToken).ConfigureAwait(false);
        book.Ended(terms.Sent!.HeaderInPlace, Lane, new RouteOutcome(Lane, result));
    }

    private async ValueTask<PublishResult> PublishAsync(EmergencyTerms terms, CancellationToken cancellationToken)
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
            HubLog.NotLatched(logger, exception, header.MessageId);
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
            book.Ended(frame.HeaderInPlace, Lane, new RouteOutcome(Lane, result));
            if (result.Status is RouteStatus.Rejected or RouteStatus.Unknown)
            {
                HubLog.NotPublishedAgain(logger, null, id, result.Reason);
            }
        }
        catch (Exception exception)
        {
            HubLog.NotPublishedAgain(logger, exception, id, exception.Message);
        }
    }
}
