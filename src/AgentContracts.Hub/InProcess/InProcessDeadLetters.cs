using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.InProcess;

/// <summary>The kept copies of all channels, the newest ten thousand of each.</summary>
internal sealed class InProcessDeadLetters
{
    private const int MaxPerChannel = 10_000;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DeadLetter>> _letters = new(StringComparer.Ordinal);

    public void Add(DeadLetter letter)
    {
        var letters = _letters.GetOrAdd(letter.Channel, static _ => new());
        letters.Enqueue(letter);
        while (letters.Count > MaxPerChannel)
        {
            letters.TryDequeue(out _);
        }
    }

    public IReadOnlyList<DeadLetter> Of(string channel) => _letters.TryGetValue(channel, out var letters) ? [.. letters] : [];
}
