using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Registry;

namespace AgentContracts.Hub.Transport;

/// <summary>
/// The port to a broker: pub/sub for at-most-once, streams with consumer groups for at-least-once.
/// It moves frames and knows nothing of messages, agents' code, age or outcomes. A broker that fails is told by the result
/// (<see cref="PublishResult.Failed"/>, <see cref="RouteStatus.Unknown"/>); publishing and appending throw for cancellation only.
/// Bytes longer than <see cref="TransportContext.MaxFrameBytes"/> it refuses to send (<see cref="PublishResult.TooLong"/>); what comes in too long it
/// hands over all the same, for the hub to account for.
/// </summary>
public interface ITransport : IAsyncDisposable
{
    /// <summary>What it is, such as <c>in-process</c>; for people.</summary>
    string Name { get; }

    /// <summary>The broker's clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>
    /// By how much <see cref="Clock"/> may be off the broker's, in either direction: a message that is dropped over age counts as over age when it
    /// may be so. Zero where the clock is the broker's own; <see cref="TimeSpan.MaxValue"/> where nothing is known of it.
    /// </summary>
    TimeSpan ClockErrorBound { get; }

    /// <summary>
    /// Where the server is, for traces and metrics; the same as long as the transport lives. <see langword="null"/>, as by default, where there is none, where there
    /// are several, and before it is known.
    /// </summary>
    ServerAddress? Server => null;

    /// <summary>
    /// Whether the transport, or whoever it hands a frame to, may still read the frame when <see cref="PublishAsync"/> has completed with
    /// <see cref="RouteStatus.Confirmed"/> or <see cref="RouteStatus.NoReceivers"/>; so by default. Where it does not, the hub writes the next message into the same
    /// object. A transport that stands before another answers for both.
    /// </summary>
    bool KeepsFrames => true;

    /// <summary>What the broker remembers of the agents of the whole system. To be used once it is connected.</summary>
    IRegistryStore Registry { get; }

    /// <summary>What the broker keeps of emergencies. To be used once it is connected.</summary>
    IEmergencyBoard Emergencies { get; }

    /// <summary>Connects.</summary>
    /// <param name="context">What the hub tells its transport.</param>
    /// <param name="cancellationToken">Cancelled when starting is given up.</param>
    ValueTask StartAsync(TransportContext context, CancellationToken cancellationToken);

    /// <summary>Makes sure that an agent's group exists, so that nothing sent from now on passes it by.</summary>
    ValueTask CreateGroupAsync(ChannelInfo channel, string group, CancellationToken cancellationToken);

    /// <summary>Hears a pub/sub channel.</summary>
    ValueTask<ITransportSubscription> ListenAsync(ChannelInfo channel, IDeliverySink sink, CancellationToken cancellationToken);

    /// <summary>Reads a stream as one consumer of a group.</summary>
    ValueTask<ITransportSubscription> ConsumeAsync(StreamConsumer consumer, IDeliverySink sink, CancellationToken cancellationToken);

    /// <summary>Sends to whoever listens now.</summary>
    ValueTask<PublishResult> PublishAsync(ChannelInfo channel, Frame frame, CancellationToken cancellationToken);

    /// <summary>Adds to a stream, waiting for room as <paramref name="admission"/> says.</summary>
    ValueTask<PublishResult> AppendAsync(ChannelInfo channel, Frame frame, StreamAdmission admission, CancellationToken cancellationToken);

    /// <summary>Finishes an entry for its group. Completes as soon as the transport will tell the broker, which may be before it has: an agent goes on meanwhile.</summary>
    ValueTask AcknowledgeAsync(StreamConsumer consumer, object entry);

    /// <summary>Keeps a copy that could not be handled and, where it came from a stream, finishes its entry in the same step.</summary>
    ValueTask DeadLetterAsync(DeadLetter letter, StreamConsumer? consumer, object? entry);

    /// <summary>The kept copies of a channel, oldest first.</summary>
    IAsyncEnumerable<DeadLetter> ReadDeadLettersAsync(string channel, CancellationToken cancellationToken);
}
