using System.Runtime.CompilerServices;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Monitoring;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;
using Microsoft.Extensions.Logging;

namespace AgentContracts.Hub.Receiving;

/// <summary>Writes the one outcome of each copy: hands it to the transport first, then to the ledger.</summary>
internal sealed class Settlement(string agent, string instance, Registrant? registrant, EmergencyMemory alarms, ITransport transport, HubLedger ledger, IErrorReporter errors, DropWatch drops, IDeliveryObserver? observer, ILogger logger, CancellationToken leaving = default)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public string Instance => instance;

    public ValueTask SettleAsync(ReceivedCopy copy, Outcome outcome, string? detail = null)
    {
        try
        {
            var telling = TellBrokerAsync(copy, outcome, detail);
            if (!telling.IsCompletedSuccessfully)
            {
                return SettleAsync(telling, copy, outcome, detail);
            }
        }
        catch (Exception exception)
        {
            NotTold(copy, outcome, exception);
        }

        Account(copy, outcome, detail);
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SettleAsync(ValueTask telling, ReceivedCopy copy, Outcome outcome, string? detail)
    {
        try
        {
            await telling.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            NotTold(copy, outcome, exception);
        }

        Account(copy, outcome, detail);
    }

    /// <summary>The outcome stands: the handler has run. The broker will hand the copy out again, and then it says so.</summary>
    private void NotTold(ReceivedCopy copy, Outcome outcome, Exception exception) =>
        HubLog.SettlingFailed(logger, exception, agent, copy.Intake.Channel.Name, copy.Header.MessageId, outcome);

    private void Account(ReceivedCopy copy, Outcome outcome, string? detail)
    {
        copy.IsSettled = true;
        copy.Intake.Account.Count(outcome);
        if (outcome == Outcome.Handled)
        {
            copy.Dispatch!.AccountIn(ledger).CountHandled();
            if (copy.IsLate)
            {
                copy.Intake.Account.CountLate();
            }
        }
        else if (outcome is Outcome.Dropped or Outcome.Expired)
        {
            drops.Dropped(copy.Intake.Channel.Name);
        }

        if (copy.IsAwaitedEmergency)
        {
            Remember(copy, outcome);
        }

        Tell(copy, outcome, detail);
        copy.Retry?.TrySetResult(null);
    }

    /// <summary>An emergency whose handler was never called, because it had to make room or became too old, say, counts when it comes again.</summary>
    private void Remember(ReceivedCopy copy, Outcome outcome)
    {
        if (outcome == Outcome.Handled)
        {
            alarms.Handled(copy.Header.MessageId);
        }
        else if (copy.Attempt == 0)
        {
            alarms.Forget(copy.Header.MessageId, copy.Intake.IsEmergencyLane);
        }
    }

    /// <summary>Notes that a handler failed; what that leads to is decided elsewhere.</summary>
    public void Failed(ReceivedCopy copy, Exception failure) =>
        HubLog.HandlerFailed(logger, failure, agent, copy.Intake.Channel.Name, copy.Header.MessageType, copy.Header.MessageId, copy.Attempt);

    /// <summary>Notes that the hub itself failed on a copy.</summary>
    public void Broken(ReceivedCopy copy, Exception failure) =>
        HubLog.ProcessingFailed(logger, failure, agent, copy.Intake.Channel.Name, copy.Header.MessageType, copy.Header.MessageId);

    /// <summary>Notes that a copy came in.</summary>
    public void Received(ReceivedCopy copy)
    {
        copy.Intake.Account.CountReceived();
        try
        {
            observer?.Received(copy.Header.MessageId, copy.Intake.Channel.Name, instance);
        }
        catch (Exception exception)
        {
            HubLog.ObserverFailed(logger, exception, agent);
        }
    }

    /// <summary>Tells those who watch; what they fail at must not end the worker.</summary>
    private void Tell(ReceivedCopy copy, Outcome outcome, string? detail)
    {
        try
        {
            observer?.Settled(new SettledCopy(
                copy.Header.MessageId,
                copy.Header.MessageType,
                copy.Intake.Channel.Name,
                copy.Intake.Stream is null ? Delivery.AtMostOnce : Delivery.AtLeastOnce,
                agent,
                instance,
                outcome,
                copy.Age)
            {
                AgeError = copy.AgeError,
            });
            Report(copy, outcome, detail);
        }
        catch (Exception exception)
        {
            HubLog.ObserverFailed(logger, exception, agent);
        }
    }

    private ValueTask TellBrokerAsync(ReceivedCopy copy, Outcome outcome, string? detail)
    {
        if (outcome == Outcome.Returned || (copy.Delivery.Entry is null && outcome is not (Outcome.Invalid or Outcome.DeadLettered)))
        {
            return ValueTask.CompletedTask;
        }

        return registrant?.Fence is { IsHeld: false } fence ? TellWhenKnownAsync(fence, copy, outcome, detail) : TellAsync(copy, outcome, detail);
    }

    /// <summary>
    /// An exclusive instance whose lease is over tells the broker nothing until it is renewed. Where another has its place, what it had is the other's, and goes
    /// back to the stream when it leaves.
    /// </summary>
    private async ValueTask TellWhenKnownAsync(Fence fence, ReceivedCopy copy, Outcome outcome, string? detail)
    {
        if (!await fence.WhenKnownAsync(leaving).ConfigureAwait(false))
        {
            throw new AgentDisplacedException(agent, fence.Number);
        }

        await TellAsync(copy, outcome, detail).ConfigureAwait(false);
    }

    private ValueTask TellAsync(ReceivedCopy copy, Outcome outcome, string? detail) => outcome switch
    {
        Outcome.Invalid => transport.DeadLetterAsync(ToLetter(copy, DeadLetterReason.Invalid, detail), copy.Intake.Stream, copy.Delivery.Entry),
        Outcome.DeadLettered => transport.DeadLetterAsync(ToLetter(copy, ReasonFor(copy), detail), copy.Intake.Stream, copy.Delivery.Entry),
        _ => transport.AcknowledgeAsync(copy.Intake.Stream!, copy.Delivery.Entry!),
    };

    private DeadLetter ToLetter(ReceivedCopy copy, DeadLetterReason reason, string? detail) => new()
    {
        Channel = copy.Intake.Channel.Name,
        Agent = agent,
        Instance = instance,
        Reason = reason,
        Detail = detail ?? "",
        Attempts = copy.Attempt,
        At = transport.Clock.GetUtcNow(),
        MessageId = copy.Header.MessageType is null ? null : copy.Header.MessageId,
        MessageType = copy.Header.MessageType,
        Bytes = copy.Delivery.Encoded,
    };

    private static DeadLetterReason ReasonFor(ReceivedCopy copy) =>
        copy.Attempt > copy.Quality!.Retries || copy.WasHandedOutTooOften ? DeadLetterReason.Attempts : DeadLetterReason.Deadline;

    private void Report(ReceivedCopy copy, Outcome outcome, string? detail)
    {
        var channel = copy.Intake.Channel.Name;
        switch (outcome)
        {
            case Outcome.Invalid:
                HubLog.Invalid(logger, agent, channel, copy.Header.MessageId, detail);
                errors.Report(new ErrorReport(channel, ErrorTypes.DeadLetterInvalid, Severity.Medium, $"{agent} kept {NameOf(copy)} because it is invalid."));
                break;
            case Outcome.DeadLettered:
                var reason = ReasonFor(copy);
                HubLog.DeadLettered(logger, agent, channel, copy.Header.MessageType, copy.Header.MessageId, copy.Attempt, reason, detail);
                errors.Report(reason == DeadLetterReason.Deadline
                    ? new ErrorReport(channel, ErrorTypes.DeadLetterDeadline, Severity.Medium, $"{agent} gave {NameOf(copy)} up: its age was over before a retry.")
                    : new ErrorReport(channel, ErrorTypes.DeadLetterAttempts, Severity.Medium, $"{agent} gave {NameOf(copy)} up after its last attempt."));
                break;
            case Outcome.UnknownType when IsFirstOf(copy.Header.MessageType):
                HubLog.UnknownType(logger, agent, channel, copy.Header.MessageType, copy.Header.SourceAgent);
                break;
        }
    }

    private static string NameOf(ReceivedCopy copy) => copy.Header.MessageType is { } type ? $"{type} {copy.Header.MessageId}" : "a message without a readable header";

    private bool IsFirstOf(string messageType)
    {
        lock (_reported)
        {
            // Bounded: a stranger may make up as many names as it likes.
            return _reported.Count < 1000 && _reported.Add(messageType);
        }
    }
}
