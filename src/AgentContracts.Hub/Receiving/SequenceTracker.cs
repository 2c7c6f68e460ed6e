using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Sees from the numbers of each sender on a pub/sub channel what was lost on the way and what came out of order.</summary>
internal sealed class SequenceTracker(LedgerAccount account)
{
    private readonly Lock _gate = new();
    private const int MaxSenders = 4096;
    private readonly Dictionary<string, (long First, long Last)> _seen = new(StringComparer.Ordinal);

    public void Note(string sender, long sequence)
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
                if (sequence > seen.Last + 1)
                {
                    account.CountLost(sequence - seen.Last - 1);
                }
            }
            else if (sequence > seen.First && sequence < seen.Last)
            {
                account.CountReordered();
            }
        }
    }
}
