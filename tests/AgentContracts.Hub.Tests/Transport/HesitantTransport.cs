using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>Answers what is sent to one channel when a test says so.</summary>
internal sealed class HesitantTransport(ITransport inner, string channel, bool keepsFrames = true) : DecoratedTransport(inner)
{
    /// <summary>The frames that have no answer yet.</summary>
    public ConcurrentDictionary<Frame, TaskCompletionSource<PublishResult>> Open { get; } = new();

    /// <inheritdoc/>
    public override bool KeepsFrames => keepsFrames;

    /// <inheritdoc/>
    public override ValueTask<PublishResult> PublishAsync(ChannelInfo to, Frame frame, CancellationToken cancellationToken) =>
        to.Name == channel ? AnswerAsync(frame) : base.PublishAsync(to, frame, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<PublishResult> AppendAsync(ChannelInfo to, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
        to.Name == channel ? AnswerAsync(frame) : base.AppendAsync(to, frame, admission, cancellationToken);

    /// <summary>Answers a send, on this thread.</summary>
    public void Answer(Frame frame, PublishResult result)
    {
        Assert.True(Open.TryRemove(frame, out var answer));
        answer.SetResult(result);
    }

    private ValueTask<PublishResult> AnswerAsync(Frame frame) => new(Open.GetOrAdd(frame, static _ => new TaskCompletionSource<PublishResult>()).Task);
}
