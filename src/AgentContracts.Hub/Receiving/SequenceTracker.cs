using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Sees from the numbers of each sender on a pub/sub channel what was lost on the way and what came out of order.</summary>
internal sealed class SequenceTracker(LedgerAccount account)
{
    private readonly Lock _gate = new();
    private const int MaxSenders = 4096;
    private readonly Dictionary<string, (long First, long Last)> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes that a message has arrived.</summary>
    public void Note(string sender, long sequence) => Note(sender, sequence, isHere: true);

    /// <summary>Notes the number of the last message that a sender wrote, which should have arrived by now.</summary>
    public void NoteTail(string sender, long last) => Note(sender, last, isHere: false);

    private void Note(string sender, long sequence, bool isHere)
    {
        lock (_gate)
        {
            if (!_seen.TryGetValue(sender, out var seen))
            {
                // What was sent before this instance listened was never meant for it. Bounded: a stranger may make up senders.
                if (_seen.Count < MaxSenders)
                {
                    _seen[sender] = (sequence, sequence);
                }
            }
            else if (sequence > seen.Last)
            {
                _seen[sender] = seen with { Last = sequence };
                var missing = sequence - seen.Last - (isHere ? 1 : 0);
                if (missing > 0)
                {
                    account.CountLost(missing);
                }
            }
            else if (isHere && sequence > seen.First && sequence < seen.Last)
            {
                account.CountReordered();
            }
        }
    }
}
