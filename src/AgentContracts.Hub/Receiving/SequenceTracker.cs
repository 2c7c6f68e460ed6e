using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AgentContracts.Hub.Ledger;

namespace AgentContracts.Hub.Receiving;

/// <summary>Sees from the numbers of each sender on a pub/sub channel what was lost on the way, what came out of order, and what came twice.</summary>
internal sealed class SequenceTracker(LedgerAccount account)
{
    private const int MaxSenders = 4096;

    /// <summary>How many of a sender's latest numbers are known one by one.</summary>
    private const int Recent = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes that a message has arrived.</summary>
    /// <returns><see langword="false"/> where the same one came before: a client that is subscribed on two connections, for a moment after a reconnect, hears everything twice.</returns>
    public bool Note(string sender, long sequence) => Note(sender, sequence, isHere: true);

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

    private bool Note(string sender, long sequence, bool isHere)
    {
        lock (_gate)
        {
            ref var seen = ref CollectionsMarshal.GetValueRefOrNullRef(_seen, sender);
            if (Unsafe.IsNullRef(ref seen))
            {
                // What was sent before this instance listened was never meant for it. Bounded: a stranger may make up senders.
                if (_seen.Count < MaxSenders)
                {
                    _seen[sender] = new Seen(sequence, sequence, 0, isHere ? 1UL : 0);
                }

                return true;
            }

            var (first, last, missing, here) = seen;
            if (sequence > last)
            {
                var passed = sequence - last - (isHere ? 1 : 0);
                here = (sequence - last < Recent ? here << (int)(sequence - last) : 0) | (isHere ? 1UL : 0);
                seen = new Seen(first, sequence, missing + passed, here);
                if (passed > 0)
                {
                    account.CountLost(passed);
                }

                return true;
            }

            if (!isHere || sequence < first)
            {
                return true;
            }

            var mark = last - sequence < Recent ? 1UL << (int)(last - sequence) : 0;
            if ((here & mark) != 0)
            {
                return false;
            }

            if (sequence > first)
            {
                missing = Math.Max(missing - 1, 0);
                account.CountReordered();
            }

            seen = new Seen(first, last, missing, here | mark);
            return true;
        }
    }

    /// <summary>What is known of a sender.</summary>
    /// <param name="First">The first number that came.</param>
    /// <param name="Last">The highest that came or was told of.</param>
    /// <param name="Missing">How many between them have not come.</param>
    /// <param name="Here">Which of the last <see cref="Recent"/> have come, the last in the lowest bit.</param>
    private readonly record struct Seen(long First, long Last, long Missing, ulong Here);
}
