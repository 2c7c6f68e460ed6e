using Benchmarks.Figures;
using Benchmarks.Measuring;

namespace Benchmarks.Suites;

/// <summary>Leaves of suites what is to be measured, for those who work on one thing and cannot wait for all.</summary>
/// <param name="texts">What the name of a figure holds one of to be measured; without any, everything is.</param>
internal sealed class Selection(IReadOnlyList<string> texts)
{
    /// <summary>Whether everything is measured.</summary>
    public bool IsEverything => texts.Count == 0;

    /// <summary>The texts, for people.</summary>
    public string Description => string.Join(" or ", texts);

    /// <summary>Whether a figure of a name was asked for.</summary>
    public bool Wants(string name) => IsEverything || texts.Any(text => name.Contains(text, StringComparison.Ordinal));

    /// <summary>The suites with the comparisons, lanes and sizes that were asked for; a suite that has none is left out.</summary>
    public IReadOnlyList<Suite> From(IReadOnlyList<Suite> suites) =>
        IsEverything ? suites : [.. suites.Select(Narrow).Where(static suite => suite.Fields.Count + suite.Sizes.Count > 0)];

    private Suite Narrow(Suite suite)
    {
        return suite with
        {
            Fields = [.. suite.Fields.Select(NarrowField).Where(static field => field.Comparisons.Count > 0)],
            Sizes = [.. suite.Sizes.Where(size => IsWanted(size.Operation, size.Peer))],
        };

        Field NarrowField(Field field)
        {
            List<Comparison> comparisons =
                [.. field.Comparisons.Where(one => IsWanted(one.Operation, one.Peer) || IsWanted(FigureName.Allocated + one.Operation, one.Peer))];
            var compared = comparisons.SelectMany(static one => (IEnumerable<Lane>)[one.Ours, one.Other]).ToHashSet();
            return new([.. field.Lanes.Where(compared.Contains)], comparisons);
        }

        bool IsWanted(string operation, string peer) => Wants(FigureName.Of(suite.Group.Prefix, FigureName.Series(operation, peer), suite.Message));
    }
}
