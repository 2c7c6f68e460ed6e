using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Sees from the numbers of each sender on a pub/sub channel what was lost on the way and what came out of order.</summary>
internal sealed class SequenceTracker(LedgerAccount account)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    public void Note(string sender, long sequence)
    {
        lock (_gate)
        {
            if (!_last.TryGetValue(sender, out var last))
            {
                // What was sent before this instance listened was never meant for it.
                _last[sender] = sequence;
            }
            else if (sequence > last)
            {
                _last[sender] = sequence;
                if (sequence > last + 1)
                {
                    account.CountLost(sequence - last - 1);
                }
            }
            else
            {
                account.CountReordered();
            }
        }
    }
}
