using System.Diagnostics;
using AgentContracts.Hub.Ledger;
using AgentContracts.Hub.Receiving;

namespace AgentContracts.Hub.Telemetry;

/// <summary>
/// Observes the handler calls of one worker, one after another, where anybody listens: a span of kind consumer and durations. It is used again for each
/// call, so that measuring allocates nothing.
/// </summary>
/// <param name="instruments">Takes what is measured.</param>
/// <param name="agent">The agent's id.</param>
/// <param name="relation">How the span belongs to the one that sent the message.</param>
internal sealed class HandlerTelemetry(TrafficInstruments instruments, string agent, TraceRelation relation)
{
    private ReceivedCopy? _copy;
    private Activity? _span;
    private long _began;

    /// <summary>
    /// The worker has looked at a copy's age for the last time; what runs from now on runs inside the span. To be called in the method that awaits the handler,
    /// so that the span ends with it.
    /// </summary>
    public void Begin(ReceivedCopy copy)
    {
        var traced = HubTracing.Source.HasListeners() && HubTracing.IsTraced(copy.Dispatch!.Message);
        if (!traced && !instruments.MeasuresHandlers)
        {
            return;
        }

        (_copy, _began) = (copy, Stopwatch.GetTimestamp());
        _span = traced ? StartSpan(copy) : null;
    }

    /// <summary>The handler begins: the message is decoded and valid.</summary>
    public void HandlerBegins()
    {
        if (_copy is { } copy && instruments.MeasuresHandlers)
        {
            instruments.Began(copy.Intake.Channel.Name, agent, copy.Attempt == 1 ? copy.Age : null, Stopwatch.GetElapsedTime(_began));
        }
    }

    /// <summary>The handler has returned or failed, or was never called because the message is invalid.</summary>
    /// <param name="isInvalid">Whether the message is invalid.</param>
    /// <param name="failure">What the handler threw, if it did.</param>
    public void End(bool isInvalid, Exception? failure)
    {
        if (_copy is not { } copy)
        {
            return;
        }

        // The type only: the text of an exception may repeat what the message holds.
        var error = failure?.GetType().FullName ?? (isInvalid ? TelemetryText.Of(Outcome.Invalid) : null);
        if (instruments.MeasuresHandlers)
        {
            instruments.Processed(copy.Intake.Channel.Name, agent, error, Stopwatch.GetElapsedTime(_began));
        }

        if (_span is { } span)
        {
            if (error is not null)
            {
                span.SetTag(TelemetryNames.Attributes.ErrorType, error);
                span.SetStatus(ActivityStatusCode.Error);
            }

            span.Stop();
        }

        (_copy, _span) = (null, null);
    }

    private Activity? StartSpan(ReceivedCopy copy)
    {
        var name = $"{TelemetryNames.Operations.Process} {copy.Intake.Channel.Name}";
        var sent = HubTracing.ContextOf(copy.Header.TraceParent);
        ActivityLink[]? links = sent == default ? null : [new ActivityLink(sent)];
        var span = HubTracing.Source.StartActivity(name, ActivityKind.Consumer, relation == TraceRelation.Parent ? sent : default, tags: null, links);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(TelemetryNames.Attributes.System, instruments.System);
            span.SetTag(TelemetryNames.Attributes.OperationName, TelemetryNames.Operations.Process);
            span.SetTag(TelemetryNames.Attributes.OperationType, TelemetryNames.Operations.Process);
            span.SetTag(TelemetryNames.Attributes.Destination, copy.Intake.Channel.Name);
            span.SetTag(TelemetryNames.Attributes.ConsumerGroup, agent);
            span.SetTag(TelemetryNames.Attributes.ClientId, copy.Intake.Instance);
            span.SetTag(TelemetryNames.Attributes.MessageId, copy.Header.MessageId.ToString());
            span.SetTag(TelemetryNames.Attributes.ConversationId, copy.Header.Correlation.ToString());
            span.SetTag(TelemetryNames.Attributes.MessageType, copy.Header.MessageType);
            span.SetTag(TelemetryNames.Attributes.SourceAgent, copy.Header.SourceAgent);
            span.SetTag(TelemetryNames.Attributes.Delivery, TelemetryText.Of(copy.Intake.Stream is null ? Delivery.AtMostOnce : Delivery.AtLeastOnce));
            span.SetTag(TelemetryNames.Attributes.Attempt, copy.Attempt);
            instruments.Server.AddTo(span);
            if (copy.Delivery.Redelivered || copy.Header.Resent)
            {
                span.SetTag(TelemetryNames.Attributes.Redelivered, true);
            }
        }

        return span;
    }
}
