using System.Runtime.InteropServices;

namespace AgentContracts.Hub.Emergencies;

/// <summary>
/// The emergencies that one agent instance has been given: each is handled once, and one that comes again after it was handled is answered again. Until its
/// handling begins a copy may wait on a route and another on the lane, which is not behind data; whichever comes to its turn first is handled.
/// </summary>
/// <param name="answers">Where it answers; <see langword="null"/> for an agent that hears no emergencies.</param>
internal sealed class EmergencyMemory(RollCallAnswers? answers)
{
    /// <summary>Past it the oldest is forgotten.</summary>
    private const int Capacity = 65_536;

    private readonly Lock _gate = new();
    private readonly Dictionary<MessageId, Stages> _known = [];
    private readonly Queue<MessageId> _order = new();

    [Flags]
    private enum Stages
    {
        WaitsOnRoute = 1,
        WaitsOnLane = 2,
        Begun = 4,
        Handled = 8,
    }

    /// <summary>Whether a copy is to wait for its turn; otherwise the emergency has come before. On the lane a copy that still waits on a route does not count.</summary>
    public bool TryWait(MessageId emergency, bool isOnLane)
    {
        lock (_gate)
        {
            ref var stages = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, emergency, out var isKnown);
            if (isKnown && !(isOnLane && stages == Stages.WaitsOnRoute))
            {
                return false;
            }

            stages |= WaitsOn(isOnLane);
            if (!isKnown)
            {
                _order.Enqueue(emergency);
                if (_order.Count > Capacity)
                {
                    _known.Remove(_order.Dequeue());
                }
            }
        }

        return true;
    }

    /// <summary>Whether the copy whose turn it is may be handled, and no other from now on; otherwise another copy came to its turn before.</summary>
    public bool TryBegin(MessageId emergency)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(emergency, out var stages))
            {
                // So many came meanwhile that it was forgotten.
                return true;
            }

            _known[emergency] = stages | Stages.Begun;
            return !stages.HasFlag(Stages.Begun);
        }
    }

    /// <summary>Notes that the handler was not called for a copy and will not be. Where no other waits or was handled, the emergency counts when it comes again.</summary>
    public void Forget(MessageId emergency, bool isOnLane)
    {
        lock (_gate)
        {
            // Its place in the order stays: an id that comes again there is forgotten a little earlier.
            if (_known.TryGetValue(emergency, out var stages) && (_known[emergency] = stages & ~WaitsOn(isOnLane)) == 0)
            {
                _known.Remove(emergency);
            }
        }
    }

    /// <summary>Notes that the handler has returned, and says so.</summary>
    public void Handled(MessageId emergency)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(emergency, out var stages))
            {
                _known[emergency] = stages | Stages.Handled;
            }
        }

        answers?.Add(emergency);
    }

    /// <summary>Says again that an emergency was handled, if it was: who asks again has not heard the answer.</summary>
    public void AnswerAgain(MessageId emergency)
    {
        bool handled;
        lock (_gate)
        {
            handled = _known.GetValueOrDefault(emergency).HasFlag(Stages.Handled);
        }

        if (handled)
        {
            answers?.Add(emergency);
        }
    }

    private static Stages WaitsOn(bool isOnLane) => isOnLane ? Stages.WaitsOnLane : Stages.WaitsOnRoute;
}
