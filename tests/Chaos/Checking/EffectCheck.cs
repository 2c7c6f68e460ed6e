using AgentContracts;
using Chaos.History;

namespace Chaos.Checking;

/// <summary>A handler does its work once for each message; a repeat is told to it and has a reason.</summary>
internal sealed class EffectCheck
{
    /// <summary>For how long after a fault a send that it met may still be tried again.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(5);

    private EffectCheck(int repeats, IReadOnlyList<Contradiction> contradictions) => (Repeats, Contradictions) = (repeats, contradictions);

    /// <summary>How many effects were not the first of their message.</summary>
    public int Repeats { get; }

    public IReadOnlyList<Contradiction> Contradictions { get; }

    public static EffectCheck Run(Story story)
    {
        var unknown = story.Sends.Where(static send => send.Status == RouteStatus.Unknown).Select(static send => send.Id).ToHashSet();
        var repeats = 0;
        var contradictions = new List<Contradiction>();
        foreach (var effects in story.Effects.GroupBy(static effect => (effect.Id, effect.Agent)))
        {
            var inOrder = effects.OrderBy(static effect => effect.At).ToList();
            foreach (var repeat in inOrder.Skip(1))
            {
                repeats++;
                var before = $"{repeat.Agent} handled it at {inOrder[0].At:HH:mm:ss.fff} and again at {repeat.At:HH:mm:ss.fff}";
                if (!repeat.Redelivered)
                {
                    contradictions.Add(new Contradiction(ContradictionKind.Duplicated, repeat.Id, $"{before}, and was not told so"));
                }
                else if (!unknown.Contains(repeat.Id) && !HasFault(story.Faults, inOrder[0].At - Aftermath, repeat.At))
                {
                    contradictions.Add(new Contradiction(ContradictionKind.Duplicated, repeat.Id, $"{before}, and nothing that was broken explains it"));
                }
            }
        }

        return new EffectCheck(repeats, contradictions);
    }

    private static bool HasFault(IReadOnlyList<HistoryEvent> faults, DateTime from, DateTime to)
    {
        // Faults stand in the order of time: the first that is not too early decides.
        var (low, high) = (0, faults.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = faults[middle].At < from ? (middle + 1, high) : (low, middle);
        }

        return low < faults.Count && faults[low].At <= to;
    }
}
