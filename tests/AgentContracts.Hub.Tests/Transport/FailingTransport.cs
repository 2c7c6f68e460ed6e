using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>A broker that answers sends as a test says, one answer after another and the last one from then on.</summary>
public sealed class FailingTransport(TimeProvider clock, params PublishResult[] answers) : DecoratedTransport(new InProcessTransport(new InProcessBroker(clock)))
{
    private int _attempts;

    /// <summary>How often something was sent.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public override ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) => AnswerAsync();

    public override ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
        AnswerAsync();

    private ValueTask<PublishResult> AnswerAsync() => ValueTask.FromResult(answers[Math.Min(Interlocked.Increment(ref _attempts), answers.Length) - 1]);
}
