using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>Answers what is added to one stream when a test says so.</summary>
internal sealed class HesitantTransport(ITransport inner, string channel) : DecoratedTransport(inner)
{
    /// <summary>What was sent and has no answer yet.</summary>
    public ConcurrentDictionary<MessageId, TaskCompletionSource<PublishResult>> Open { get; } = new();

    /// <inheritdoc/>
    public override ValueTask<PublishResult> AppendAsync(ChannelInfo to, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
        to.Name == channel
            ? new(Open.GetOrAdd(frame.Header.MessageId, static _ => new TaskCompletionSource<PublishResult>()).Task)
            : base.AppendAsync(to, frame, admission, cancellationToken);
}
