using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Sees from the numbers of each sender on a pub/sub channel what was lost on the way and what came out of order.</summary>
internal sealed class SequenceTracker(LedgerAccount account)
{
    private readonly Lock _gate = new();
    private const int MaxSenders = 4096;
    private readonly Dictionary<string, (long First, long Last, long Missing)> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes that a message has arrived.</summary>
    public void Note(string sender, long sequence) => Note(sender, sequence, isHere: true);

    /// <summary>Notes the number of the last message that a sender wrote, which should have arrived by now.</summary>
    /// <param name="sender">The sender.</param>
    /// <param name="last">The number.</param>
    /// <param name="refused">Numbers up to that one which no message has: they were counted lost when they were passed over.</param>
    public void NoteTail(string sender, long last, ReadOnlySpan<long> refused)
    {
        lock (_gate)
        {
            Note(sender, last, isHere: false);
            if (!_seen.TryGetValue(sender, out var seen))
            {
                return;
            }

            var never = 0L;
            foreach (var number in refused)
            {
                never += number > seen.First && number <= last ? 1 : 0;
            }

            // No more than are missing, whatever a stranger says.
            never = Math.Min(never, seen.Missing);
            _seen[sender] = seen with { Missing = seen.Missing - never };
            account.CountLost(-never);
        }
    }

    private void Note(string sender, long sequence, bool isHere)
    {
        lock (_gate)
        {
            if (!_seen.TryGetValue(sender, out var seen))
            {
                // What was sent before this instance listened was never meant for it. Bounded: a stranger may make up senders.
                if (_seen.Count < MaxSenders)
                {
                    _seen[sender] = (sequence, sequence, 0);
                }
            }
            else if (sequence > seen.Last)
            {
                var missing = sequence - seen.Last - (isHere ? 1 : 0);
                _seen[sender] = seen with { Last = sequence, Missing = seen.Missing + missing };
                if (missing > 0)
                {
                    account.CountLost(missing);
                }
            }
            else if (isHere && sequence > seen.First && sequence < seen.Last)
            {
                _seen[sender] = seen with { Missing = Math.Max(seen.Missing - 1, 0) };
                account.CountReordered();
            }
        }
    }
}
