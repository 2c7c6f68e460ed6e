namespace AgentContracts.Hub.Receiving;

/// <summary>Remembers message ids until their age is over, so that of several pub/sub copies only the first to arrive is handled.</summary>
/// <param name="clock">The broker's clock.</param>
/// <param name="capacity">How many ids are remembered at most; past it the oldest is forgotten.</param>
internal sealed class DuplicateWindow(TimeProvider clock, int capacity)
{
    private readonly Lock _gate = new();
    private readonly HashSet<MessageId> _ids = [];
    private readonly Queue<(MessageId Id, long Until)> _order = new();

    /// <summary>Whether the id was seen before; remembers it until <paramref name="until"/> (Unix microseconds).</summary>
    public bool IsRepeated(MessageId id, long until)
    {
        var now = clock.GetUtcNow().ToUnixMicroseconds();
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && (oldest.Until < now || _order.Count >= capacity))
            {
                _order.Dequeue();
                _ids.Remove(oldest.Id);
            }

            if (!_ids.Add(id))
            {
                return true;
            }

            _order.Enqueue((id, until));
            return false;
        }
    }
}
