using System.Numerics;
using System.Runtime.CompilerServices;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Sending;

/// <content>What takes several routes, or the emergency lane before them.</content>
internal sealed partial class SendPath
{
    private async ValueTask<SendReceipt> SendOnSeveralAsync(Sending sending, uint? selected, ReceivedCopy? handled, EmergencyTerms? terms, bool mustArrive, CancellationToken cancellationToken)
    {
        try
        {
            if (sending.Plan.Message.IsEmergency)
            {
                terms ??= new EmergencyTerms();
                sending.Observe(_emergencies.Lane, _telemetry);
                Record(sending, _emergencies.Lane, await _emergencies.SendAsync(sending.EmergencyFrame(_emergencies.Lane), terms, cancellationToken).ConfigureAwait(false));
            }

            // Only now: what else becomes of an emergency does not depend on its conditions.
            var taken = selected ?? sending.SelectRoutes();
            if (handled is null && BitOperations.IsPow2(taken))
            {
                await WaitAndRecordAsync(sending, sending.Plan.Steps[BitOperations.TrailingZeroCount(taken)], null, null, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await RouteAllAsync(sending, taken, handled, cancellationToken).ConfigureAwait(false);
            }

            if ((Task?)terms?.Latching is { } latching)
            {
                // It was sent: that it cannot be waited for any longer is no failure.
                await latching.WaitAsync(EmergencySends.LatchPatience, _transport.Clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            sending.EndTraces(BrokenOff);
            if (sending.WasTaken)
            {
                _book.Taken(sending.Plan);
            }
        }

        return mustArrive ? Arrived(sending.Plan, sending.ToReceipt()) : sending.ToReceipt();
    }

    /// <summary>A route that is full or fails must not hold up those behind it: it is waited for and tried again when they have had their turn.</summary>
    private async ValueTask RouteAllAsync(Sending sending, uint taken, ReceivedCopy? handled, CancellationToken cancellationToken)
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
            await RouteLeftAsync(sending, left, handled, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends to a route that has room.</summary>
    /// <returns>Where it is full or fails, its answer; otherwise the route is done with.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PublishResult?> TryRouteAsync(Sending sending, RouteStep route, CancellationToken cancellationToken)
    {
        sending.Observe(route, _telemetry);
        RouteOutcome? outcome = new RouteOutcome(route, BrokenOff);
        try
        {
            var frame = sending.FrameFor(route);
            var probes = RouteSender.MustProbe(route);
            var result = await _routes.TryAsync(frame, route, probes, _routes.Now, cancellationToken).ConfigureAwait(false);
            await RouteSender.NoteAsync(route, probes, result).ConfigureAwait(false);
            if (result.Status == RouteStatus.Rejected && (result.IsFailure || RouteSender.IsFull(route, result)))
            {
                outcome = null;
                return result;
            }

            // What may have arrived is settled first: the copies on the routes behind it must say whether it may be the one that counts.
            outcome = result.IsFailure
                ? await _routes.SendAsync(frame, route, result, null, cancellationToken).ConfigureAwait(false)
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

    private async ValueTask RouteLeftAsync(Sending sending, List<(RouteStep Route, PublishResult? Refused)> left, ReceivedCopy? handled, CancellationToken cancellationToken)
    {
        var next = 0;
        try
        {
            while (next < left.Count)
            {
                var (route, refused) = left[next++];
                await WaitAndRecordAsync(sending, route, refused is { IsFailure: true } ? refused : null, handled, cancellationToken).ConfigureAwait(false);
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

    /// <summary>Sends on a route for as long as it takes, and records what became of it.</summary>
    private async ValueTask WaitAndRecordAsync(Sending sending, RouteStep route, PublishResult? failed, ReceivedCopy? handled, CancellationToken cancellationToken)
    {
        sending.Observe(route, _telemetry);
        var outcome = new RouteOutcome(route, BrokenOff);
        try
        {
            outcome = await WaitAsync(sending.FrameFor(route), route, failed, handled, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Record(sending, route, outcome);
        }
    }

    private void Record(Sending sending, RouteStep route, in RouteOutcome outcome)
    {
        Record(sending.Header, route, outcome, sending.TraceOf(route));
        sending.Add(route.ReceiptOf(outcome));
    }
}
