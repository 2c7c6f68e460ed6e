using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Emergencies;

/// <summary>
/// The port to what a broker keeps of emergencies: the latch, where each stands for those who join later until somebody clears it, and the answers of
/// those who handled one. A broker that fails is told by an exception.
/// </summary>
public interface IEmergencyBoard
{
    /// <summary>How many emergencies are latched at most; past it the oldest goes. 1,000.</summary>
    const int MaxLatched = 1_000;

    /// <summary>
    /// Keeps an emergency for those who join later; one that is kept already stays as it is. It is published without waiting for this: where a broker takes in
    /// order what it is told, this is to be told before the call returns its task, so that nobody can miss both.
    /// Where the publishing is answered first it is published once more when this is answered.
    /// </summary>
    ValueTask LatchAsync(LatchedEmergency emergency, CancellationToken cancellationToken);

    /// <summary>What is latched, oldest first.</summary>
    ValueTask<IReadOnlyList<LatchedEmergency>> ReadLatchedAsync(CancellationToken cancellationToken);

    /// <summary>Hands what is latched, oldest first, to one who hears emergencies.</summary>
    ValueTask ReplayAsync(IDeliverySink sink, CancellationToken cancellationToken);

    /// <summary>Clears an emergency.</summary>
    /// <returns>Whether it was latched.</returns>
    ValueTask<bool> ClearAsync(MessageId emergency, CancellationToken cancellationToken);

    /// <summary>Tells whoever calls the roll that an instance has handled an emergency.</summary>
    ValueTask AnswerAsync(EmergencyAnswer answer);

    /// <summary>Hears answers until the result is disposed of.</summary>
    ValueTask<ITransportSubscription> ListenAsync(Action<EmergencyAnswer> listener, CancellationToken cancellationToken);
}
