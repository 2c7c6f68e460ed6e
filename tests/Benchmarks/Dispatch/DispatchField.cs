using Benchmarks.Measuring;

namespace Benchmarks.Dispatch;

/// <summary>Lanes that run in the same rounds.</summary>
/// <param name="Field">The lanes, and what is compared.</param>
/// <param name="Costs">What is taken apart.</param>
internal sealed record DispatchField(Field Field, IReadOnlyList<DispatchCost> Costs)
{
    /// <summary>The lanes of ours whose bytes are a figure, with what they do.</summary>
    public IEnumerable<(string Operation, Lane Lane)> Ours =>
        Field.Comparisons.Select(static comparison => (comparison.Operation, comparison.Ours))
            .Concat(Costs.Where(static cost => cost.Without is null).Select(static cost => (Operation: cost.Step, Ours: cost.With)))
            .DistinctBy(static our => our.Ours);

    /// <summary>The same with only the lanes that figures of some names need.</summary>
    /// <param name="isWanted">Whether a figure of a name is wanted.</param>
    public DispatchField Narrow(Func<string, bool> isWanted)
    {
        Comparison[] comparisons = [.. Field.Comparisons.Where(comparison => DispatchFigures.NamesOf(comparison).Any(isWanted))];
        DispatchCost[] costs = [.. Costs.Where(cost => DispatchFigures.NamesOf(cost).Any(isWanted))];
        var lanes = comparisons.SelectMany(static comparison => (Lane?[])[comparison.Ours, comparison.Other])
            .Concat(costs.SelectMany(static cost => (Lane?[])[cost.With, cost.Without]))
            .ToHashSet();
        return new(new Field([.. Field.Lanes.Where(lanes.Contains)], comparisons), costs);
    }
}
