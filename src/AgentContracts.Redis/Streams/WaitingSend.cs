using AgentContracts.Hub.Transport;

namespace AgentContracts.Redis.Streams;

/// <summary>A message that waits for room on a stream.</summary>
internal sealed class WaitingSend(Frame frame, StreamAdmission admission)
{
    /// <summary>Message ids count up in the order in which messages were sent, whichever of them came to wait first.</summary>
    public static readonly IComparer<WaitingSend> InOrderOfSending = Comparer<WaitingSend>.Create(static (left, right) =>
        left.Frame.Header.MessageId.Number.CompareTo(right.Frame.Header.MessageId.Number));

    public Frame Frame => frame;

    public StreamAdmission Admission => admission;

    /// <summary>How much longer its sender waits; zero when it does not.</summary>
    public TimeSpan Patience(TimeProvider clock) => admission.GiveUpAt - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether its sender waits no longer. Guarded by the line's lock.</summary>
    public bool HasGivenUp { get; set; }

    /// <summary>Completes when it was added, or can never be.</summary>
    public TaskCompletionSource<PublishResult> Admitted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
