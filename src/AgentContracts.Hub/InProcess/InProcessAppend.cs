using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>A message that asks to be added to a stream.</summary>
internal sealed record InProcessAppend(DeliveredFrame Delivery, StreamAdmission Admission, TransportContext Context)
{
    /// <summary>Completes when it was added or refused.</summary>
    public TaskCompletionSource<PublishResult> Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
