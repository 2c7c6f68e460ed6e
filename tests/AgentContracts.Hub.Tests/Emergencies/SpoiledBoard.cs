using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Tests.Emergencies;

/// <summary>A latch that fails, or is waited for, where the test says so.</summary>
public sealed class SpoiledBoard(IEmergencyBoard inner) : IEmergencyBoard
{
    /// <summary>Called before an emergency is kept.</summary>
    public Func<ValueTask>? Latching { get; set; }

    /// <summary>Called before the latch is handed to one who hears emergencies.</summary>
    public Action? Replaying { get; set; }

    /// <summary>Called before answers are listened for.</summary>
    public Func<ValueTask>? Listening { get; set; }

    /// <summary>Called before an emergency is cleared.</summary>
    public Action? Clearing { get; set; }

    public async ValueTask LatchAsync(LatchedEmergency emergency, CancellationToken cancellationToken)
    {
        if (Latching is { } latching)
        {
            await latching();
        }

        await inner.LatchAsync(emergency, cancellationToken);
    }

    public ValueTask<IReadOnlyList<LatchedEmergency>> ReadLatchedAsync(CancellationToken cancellationToken) => inner.ReadLatchedAsync(cancellationToken);

    public ValueTask ReplayAsync(IDeliverySink sink, CancellationToken cancellationToken)
    {
        Replaying?.Invoke();
        return inner.ReplayAsync(sink, cancellationToken);
    }

    public ValueTask<bool> ClearAsync(MessageId emergency, CancellationToken cancellationToken)
    {
        Clearing?.Invoke();
        return inner.ClearAsync(emergency, cancellationToken);
    }

    public ValueTask AnswerAsync(EmergencyAnswer answer) => inner.AnswerAsync(answer);

    public async ValueTask<ITransportSubscription> ListenAsync(Action<EmergencyAnswer> listener, CancellationToken cancellationToken)
    {
        if (Listening is { } listening)
        {
            await listening();
        }

        return await inner.ListenAsync(listener, cancellationToken);
    }
}
