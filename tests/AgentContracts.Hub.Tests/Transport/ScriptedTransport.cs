using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>Gives the answers that it is told to give to what is added to one stream; what is confirmed is added.</summary>
internal sealed class ScriptedTransport(ITransport inner, string channel) : DecoratedTransport(inner)
{
    private int _attempts;

    /// <summary>The next answers, in order.</summary>
    public ConcurrentQueue<PublishResult> Answers { get; } = new();

    /// <summary>How often something was to be added.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <inheritdoc/>
    public override ValueTask<PublishResult> AppendAsync(ChannelInfo to, Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        if (to.Name != channel)
        {
            return base.AppendAsync(to, frame, admission, cancellationToken);
        }

        Interlocked.Increment(ref _attempts);
        return Answers.TryDequeue(out var answer) && answer != PublishResult.Confirmed ? ValueTask.FromResult(answer) : base.AppendAsync(to, frame, admission, cancellationToken);
    }
}
