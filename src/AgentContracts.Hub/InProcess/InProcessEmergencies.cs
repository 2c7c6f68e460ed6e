using System.Collections.Immutable;
using AgentContracts.Hub.Emergencies;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>The emergencies of the hubs of one process.</summary>
internal sealed class InProcessEmergencies : IEmergencyBoard
{
    private readonly Lock _gate = new();
    private readonly List<LatchedEmergency> _latched = [];
    private ImmutableArray<Listener> _listeners = [];

    public ValueTask LatchAsync(LatchedEmergency emergency, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_latched.Exists(latched => latched.Id == emergency.Id))
            {
                if (_latched.Count == IEmergencyBoard.MaxLatched)
                {
                    _latched.RemoveAt(0);
                }

                _latched.Add(emergency);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LatchedEmergency>> ReadLatchedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<LatchedEmergency>>([.. _latched]);
        }
    }

    public async ValueTask ReplayAsync(IDeliverySink sink, CancellationToken cancellationToken)
    {
        foreach (var latched in await ReadLatchedAsync(cancellationToken).ConfigureAwait(false))
        {
            await sink.AcceptAsync(new DeliveredFrame { Bytes = latched.Frame }).ConfigureAwait(false);
        }
    }

    public ValueTask<bool> ClearAsync(MessageId emergency, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_latched.RemoveAll(latched => latched.Id == emergency) > 0);
        }
    }

    public ValueTask AnswerAsync(EmergencyAnswer answer)
    {
        foreach (var listener in _listeners)
        {
            listener.Hear(answer);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<ITransportSubscription> ListenAsync(Action<EmergencyAnswer> listener, CancellationToken cancellationToken)
    {
        var added = new Listener(this, listener);
        ImmutableInterlocked.Update(ref _listeners, static (listeners, added) => listeners.Add(added), added);
        return ValueTask.FromResult<ITransportSubscription>(added);
    }

    private sealed class Listener(InProcessEmergencies board, Action<EmergencyAnswer> hear) : ITransportSubscription
    {
        public void Hear(EmergencyAnswer answer) => hear(answer);

        public ValueTask StopAsync()
        {
            ImmutableInterlocked.Update(ref board._listeners, static (listeners, removed) => listeners.Remove(removed), this);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => StopAsync();
    }
}
