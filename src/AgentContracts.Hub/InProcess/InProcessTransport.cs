using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>One hub's connection to an <see cref="InProcessBroker"/>: the semantics of a server without one.</summary>
/// <param name="broker">The broker.</param>
/// <param name="passByReference">Whether messages that nobody can change travel as objects instead of bytes; the outcome is the same.</param>
public sealed class InProcessTransport(InProcessBroker broker, bool passByReference = true) : ITransport
{
    private TransportContext _context = new();

    /// <inheritdoc/>
    public string Name => "in-process";

    /// <inheritdoc/>
    public TimeProvider Clock => broker.Clock;

    /// <inheritdoc/>
    public TimeSpan ClockErrorBound => TimeSpan.Zero;

    /// <inheritdoc/>
    public IRegistryStore Registry => broker.Registry;

    /// <inheritdoc/>
    public IEmergencyBoard Emergencies => broker.Emergencies;

    /// <inheritdoc/>
    public ValueTask StartAsync(TransportContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        broker.Stream(channel.Name).CreateGroup(group);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return ValueTask.FromResult(broker.PubSub(channel.Name).Listen(sink));
    }

    /// <inheritdoc/>
    public ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        return ValueTask.FromResult(broker.Stream(consumer.Channel.Name).Consume(consumer.Group, sink));
    }

    /// <inheritdoc/>
    public ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(frame);
        var delivery = ToDelivery(frame);
        return ValueTask.FromResult(IsTooLong(delivery) ? TooLong(delivery) : broker.PubSub(channel.Name).Publish(delivery, frame.Header.Sender));
    }

    /// <inheritdoc/>
    public ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(frame);
        var delivery = ToDelivery(frame);
        return IsTooLong(delivery)
            ? ValueTask.FromResult(TooLong(delivery))
            : broker.Stream(channel.Name).AppendAsync(delivery, admission, _context, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        broker.Stream(consumer.Channel.Name).Acknowledge((InProcessEntry)entry);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry)
    {
        broker.DeadLetters.Add(letter);
        return consumer is not null && entry is not null ? AcknowledgeAsync(consumer, entry) : ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, CancellationToken cancellationToken) =>
        broker.DeadLetters.Of(channel).ToAsyncEnumerable();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What travels as an object has no bytes.</summary>
    private bool IsTooLong(in DeliveredFrame delivery) => delivery.Bytes.Length > _context.MaxFrameBytes;

    private PublishResult TooLong(in DeliveredFrame delivery) => PublishResult.TooLong(delivery.Bytes.Length, _context.MaxFrameBytes);

    private DeliveredFrame ToDelivery(Frame frame) =>
        passByReference && frame.PassesByReference ? new DeliveredFrame { Frame = frame } : new DeliveredFrame { Bytes = frame.Bytes };
}
