using System.Collections.Concurrent;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Tests.Transport;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>One hub's transport with a recorder at every door; what goes over pub/sub is now and then lost or overtaken.</summary>
internal sealed class RecordingTransport(ITransport inner, Recorder recorder) : DecoratedTransport(inner)
{
    /// <summary>The answers that this hub got for what it sent.</summary>
    public ConcurrentQueue<(string Channel, RouteStatus Status)> Answers { get; } = new();

    public override IEmergencyBoard Emergencies => new RecordingBoard(base.Emergencies, recorder);

    public override ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken) =>
        base.ListenAsync(channel, new RecordingSink(recorder, (Intake)sink, isStream: false), cancellationToken);

    public override ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken)
    {
        recorder.Groups[(consumer.Group, consumer.Channel.Name)] = true;
        return base.ConsumeAsync(consumer, new RecordingSink(recorder, (Intake)sink, isStream: true), cancellationToken);
    }

    public override async ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken)
    {
        var result = await base.PublishAsync(channel, frame, cancellationToken);
        Answers.Enqueue((channel.Name, result.Status));
        return result;
    }

    public override async ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        var result = await base.AppendAsync(channel, frame, admission, cancellationToken);
        Answers.Enqueue((channel.Name, result.Status));
        return result;
    }

    public override ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry)
    {
        recorder.Acknowledgements.Enqueue((consumer.Channel.Name, consumer.Consumer));
        return base.AcknowledgeAsync(consumer, entry);
    }

    public override ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry)
    {
        recorder.Letters.Enqueue(letter);
        return base.DeadLetterAsync(letter, consumer, entry);
    }
}
