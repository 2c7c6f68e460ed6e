using AgentContracts.Hub.Transport;

namespace AgentContracts.Redis.Streams;

/// <summary>A message on its way to a stream.</summary>
/// <param name="frame">The message.</param>
/// <param name="admission">Under which conditions the stream takes it.</param>
/// <param name="mayWait">Whether its sender waits for room.</param>
internal sealed class WaitingSend(Frame frame, StreamAdmission admission, bool mayWait) : IThreadPoolWorkItem
{
    /// <summary>
    /// Message ids count up in the order in which messages were sent, whichever of them came to wait first. One message may come twice, where its
    /// route's fallback is a route of its own.
    /// </summary>
    public static readonly IComparer<WaitingSend> InOrderOfSending = Comparer<WaitingSend>.Create(static (left, right) =>
        (left.Frame.Header.MessageId.Number, left.Place).CompareTo((right.Frame.Header.MessageId.Number, right.Place)));

    private readonly TaskCompletionSource<PublishResult?> _first = new();
    private PublishResult _result;
    private TaskCompletionSource<PublishResult>? _admitted;

    /// <summary>The message.</summary>
    public Frame Frame => frame;

    /// <summary>Under which conditions the stream takes it.</summary>
    public StreamAdmission Admission => admission;

    /// <summary>Whether its sender waits for room.</summary>
    public bool MayWait => mayWait;

    /// <summary>In which place it came. Guarded by the line's lock.</summary>
    public long Place { get; set; }

    /// <summary>Whether its sender is there no longer. Guarded by the line's lock.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Whether it is part of a call. Guarded by the line's lock.</summary>
    public bool IsTried { get; set; }

    /// <summary>Completes when it was added or cannot be, and with <see langword="null"/> when it begins to wait for room.</summary>
    public Task<PublishResult?> First => _first.Task;

    /// <summary>Completes when one that waits for room was added, or can never be.</summary>
    public Task<PublishResult> Admitted => _admitted!.Task;

    /// <summary>Whether a stream takes both under the same conditions: messages of several tiers may go over one channel.</summary>
    public bool HasTermsOf(WaitingSend other) => admission == other.Admission with { GiveUpAt = admission.GiveUpAt };

    /// <summary>How much longer its sender waits for room; zero when it does not.</summary>
    /// <param name="clock">The clock of <see cref="StreamAdmission.GiveUpAt"/>.</param>
    public TimeSpan Patience(TimeProvider clock) => admission.GiveUpAt - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Tells its sender that it waits for room.</summary>
    public void Wait()
    {
        if (_admitted is null)
        {
            _admitted = new TaskCompletionSource<PublishResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static send => send._first.TrySetResult(null), this, preferLocal: true);
        }
    }

    /// <summary>Notes what became of it, of which its sender is yet to be told.</summary>
    public void Settle(in PublishResult result) => _result = result;

    /// <summary>Tells its sender what became of it, who goes on elsewhere: it may have more to do than those who are told next can wait for.</summary>
    public void Tell()
    {
        if (_admitted is { } admitted)
        {
            admitted.TrySetResult(_result);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
        }
    }

    /// <summary>Tells its sender what became of it, who goes on here unless it waited for room.</summary>
    public void TellHere()
    {
        if (_admitted is { } admitted)
        {
            admitted.TrySetResult(_result);
        }
        else
        {
            _first.TrySetResult(_result);
        }
    }

    /// <summary>Settles it, and tells its sender.</summary>
    public void Answer(in PublishResult result)
    {
        Settle(result);
        Tell();
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute() => _first.TrySetResult(_result);

    /// <summary>What becomes of it where there was no room for as long as its sender waits.</summary>
    public PublishResult Full => PublishResult.Refused($"the queue limit of {admission.MaxBacklog} unfinished messages is reached");
}
