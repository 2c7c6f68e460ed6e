namespace AgentContracts.Hub.Emergencies;

/// <summary>The emergencies that one agent instance has been given: each is handled once, and one that comes again after it was handled is answered again.</summary>
/// <param name="answers">Where it answers; <see langword="null"/> for an agent that hears no emergencies.</param>
internal sealed class EmergencyMemory(RollCallAnswers? answers)
{
    /// <summary>Past it the oldest is forgotten.</summary>
    private const int Capacity = 65_536;

    private readonly Lock _gate = new();
    private readonly Dictionary<MessageId, bool> _handled = [];
    private readonly Queue<MessageId> _order = new();

    /// <summary>Whether an emergency has come before.</summary>
    public bool IsRepeated(MessageId emergency)
    {
        lock (_gate)
        {
            if (_handled.TryAdd(emergency, false))
            {
                _order.Enqueue(emergency);
                if (_order.Count > Capacity)
                {
                    _handled.Remove(_order.Dequeue());
                }

                return false;
            }
        }

        return true;
    }

    /// <summary>Notes that the handler was not called and will not be, so that the emergency counts when it comes again.</summary>
    public void Forget(MessageId emergency)
    {
        lock (_gate)
        {
            // Its place in the order stays: an id that comes again there is forgotten a little earlier.
            _handled.Remove(emergency);
        }
    }

    /// <summary>Notes that the handler has returned, and says so.</summary>
    public void Handled(MessageId emergency)
    {
        lock (_gate)
        {
            if (_handled.ContainsKey(emergency))
            {
                _handled[emergency] = true;
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
            handled = _handled.GetValueOrDefault(emergency);
        }

        if (handled)
        {
            answers?.Add(emergency);
        }
    }
}
