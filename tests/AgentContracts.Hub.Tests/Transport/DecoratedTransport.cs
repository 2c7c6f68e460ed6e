using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Transport;

/// <summary>A transport that leaves everything to another; a test overrides what it wants to see or to spoil.</summary>
public abstract class DecoratedTransport(ITransport inner) : ITransport
{
    public string Name => inner.Name;

    public virtual TimeProvider Clock => inner.Clock;

    public virtual TimeSpan ClockErrorBound => inner.ClockErrorBound;

    public virtual bool KeepsFrames => inner.KeepsFrames;

    public virtual ServerAddress? Server => inner.Server;

    public virtual IRegistryStore Registry => inner.Registry;

    public virtual IEmergencyBoard Emergencies => inner.Emergencies;

    public ValueTask StartAsync(TransportContext context, CancellationToken cancellationToken) => inner.StartAsync(context, cancellationToken);

    public ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken) =>
        inner.CreateGroupAsync(channel, group, cancellationToken);

    public virtual ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken) =>
        inner.ListenAsync(channel, sink, cancellationToken);

    public virtual ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken) =>
        inner.ConsumeAsync(consumer, sink, cancellationToken);

    public virtual ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken) =>
        inner.PublishAsync(channel, frame, cancellationToken);

    public virtual ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken) =>
        inner.AppendAsync(channel, frame, admission, cancellationToken);

    public virtual ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry) => inner.AcknowledgeAsync(consumer, entry);

    public virtual ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry) => inner.DeadLetterAsync(letter, consumer, entry);

    public IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, CancellationToken cancellationToken) =>
        inner.ReadDeadLettersAsync(channel, cancellationToken);

    public virtual ValueTask DisposeAsync() => inner.DisposeAsync();
}
