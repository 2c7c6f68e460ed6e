using System.Runtime.CompilerServices;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Telemetry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Receiving;

/// <summary>Takes copies from a mailbox one after another and brings each to its outcome or to its retry.</summary>
internal sealed class Worker(
    Mailbox mailbox, HandlerContext context, Settlement settlement, HandlerRetry retry, EmergencyMemory alarms, HubActivity activity, AgeClock clock, HandlerTelemetry telemetry, Registrant? registrant = null)
{
    /// <summary>Works until <paramref name="stopping"/> is cancelled and the running handler has returned.</summary>
    /// <param name="stopping">Ends the taking of copies.</param>
    /// <param name="aborting">Given to handlers: cancelled when stopping can wait no longer.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken aborting)
    {
        using var taker = new Taker(mailbox, stopping);
        while (!stopping.IsCancellationRequested)
        {
            ReceivedCopy copy;
            try
            {
                copy = await taker.TakeAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                if (registrant?.Fence is { IsHeld: false } fence && !await MayActAsync(fence, stopping).ConfigureAwait(false))
                {
                    await settlement.SettleAsync(copy, Outcomes.AtStop(copy)).ConfigureAwait(false);
                    return;
                }

                await ProcessAsync(copy, aborting).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                await GiveUpAsync(copy, exception).ConfigureAwait(false);
            }
            finally
            {
                copy.Intake.Account.EndRun();
                activity.End();
            }
        }
    }

    /// <summary>Whether an exclusive instance may act: one whose lease has ended waits until it is known who has it.</summary>
    private static async ValueTask<bool> MayActAsync(Fence fence, CancellationToken stopping)
    {
        try
        {
            return await fence.WhenKnownAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ProcessAsync(ReceivedCopy copy, CancellationToken aborting)
    {
        var now = clock.Read();
        if (copy.Attempt == 0 ? Intake.IsExpired(copy, now) : now.IsOver(copy.Deadline))
        {
            await settlement.SettleAsync(copy, copy.Attempt == 0 ? Outcome.Expired : Outcome.DeadLettered, "its age was over before it could be tried again").ConfigureAwait(false);
            return;
        }

        if (copy is { IsAwaitedEmergency: true, Attempt: 0 } && !alarms.TryBegin(copy.Header.MessageId))
        {
            await settlement.SettleAsync(copy, Outcome.Duplicate).ConfigureAwait(false);
            return;
        }

        if (copy.Attempt++ == 0)
        {
            var age = AgeClock.AgeOf(copy.Timestamp, now.Now);
            (copy.Age, copy.AgeError) = (age, TimeSpan.FromMicroseconds(now.Error));
            copy.Intake.Latency.Record(age.Ticks / TimeSpan.TicksPerMicrosecond);
        }

        Exception? failure = null;
        telemetry.Begin(copy);
        var scope = HandlerScope.Begin(copy);
        try
        {
            await copy.Dispatch!.RunAsync(copy, context, aborting).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // Only the handler's own failure leads to a retry: whatever fails from here on must not give the copy a second outcome.
        scope.End();
        var invalid = context.TakeFlaw();
        telemetry.End(invalid is not null, failure);
        await context.EndAsync().ConfigureAwait(false);
        await (failure switch
        {
            null => settlement.SettleAsync(copy, invalid is null ? Outcome.Handled : Outcome.Invalid, invalid),
            OperationCanceledException when aborting.IsCancellationRequested => settlement.SettleAsync(copy, Outcomes.AtStop(copy)),
            _ => retry.AfterFailureAsync(copy, failure),
        }).ConfigureAwait(false);
    }

    /// <summary>What fails around a handler must end neither the worker nor the account: the copy gets its outcome, if it has none yet.</summary>
    private async ValueTask GiveUpAsync(ReceivedCopy copy, Exception exception)
    {
        settlement.Broken(copy, exception);
        if (!copy.IsSettled)
        {
            await settlement.SettleAsync(copy, Outcome.Invalid, $"the hub could not process it: {exception.GetType().Name}: {exception.Message}").ConfigureAwait(false);
        }
    }
}
