using System.Collections.Concurrent;
using AgentContracts.Hub.InProcess;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>A broker that answers sends as a test says, one answer after another and the last one from then on.</summary>
public sealed class FailingTransport(TimeProvider clock, params PublishResult[] answers) : DecoratedTransport(new InProcessTransport(new InProcessBroker(clock)))
{
    private readonly ConcurrentQueue<Frame> _frames = new();

    /// <summary>What was sent, one frame for each attempt.</summary>
    public IReadOnlyList<Frame> Frames => [.. _frames];

    /// <summary>How often something was sent.</summary>
    public int Attempts => _frames.Count;

    public override ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) => AnswerAsync(frame);

    public override ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
        AnswerAsync(frame);

    private ValueTask<PublishResult> AnswerAsync(Frame frame)
    {
        _frames.Enqueue(frame);
        return ValueTask.FromResult(answers[Math.Min(Attempts, answers.Length) - 1]);
    }
}
