using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Receiving;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Ledger.Proof;

/// <summary>Notes each copy that comes from the latch.</summary>
internal sealed class RecordingBoard(IEmergencyBoard inner, Recorder recorder) : IEmergencyBoard
{
    public ValueTask LatchAsync(LatchedEmergency emergency, CancellationToken cancellationToken) => inner.LatchAsync(emergency, cancellationToken);

    public ValueTask<IReadOnlyList<LatchedEmergency>> ReadLatchedAsync(CancellationToken cancellationToken) => inner.ReadLatchedAsync(cancellationToken);

    public ValueTask ReplayAsync(IDeliverySink sink, CancellationToken cancellationToken) =>
        inner.ReplayAsync(new RecordingSink(recorder, (Intake)sink, isStream: false), cancellationToken);

    public ValueTask<bool> ClearAsync(MessageId emergency, CancellationToken cancellationToken) => inner.ClearAsync(emergency, cancellationToken);

    public ValueTask AnswerAsync(EmergencyAnswer answer) => inner.AnswerAsync(answer);

    public ValueTask<ITransportSubscription> ListenAsync(Action<EmergencyAnswer> listener, CancellationToken cancellationToken) => inner.ListenAsync(listener, cancellationToken);
}
