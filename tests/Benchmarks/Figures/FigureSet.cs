namespace Benchmarks.Figures;

/// <summary>The figures of a run, in the order in which they were added.</summary>
internal sealed class FigureSet
{
    private readonly Dictionary<string, Figure> _byName = new(StringComparer.Ordinal);
    private readonly List<Figure> _all = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<Figure> All => _all;

    /// <summary>The figure of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Figure this[string name] => _byName.TryGetValue(name, out var figure) ? figure : throw new KeyNotFoundException($"There is no figure '{name}'.");

    /// <summary>The figure of a name, if there is one.</summary>
    public Figure? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds a figure.</summary>
    /// <exception cref="ArgumentException">There is one of its name.</exception>
    public void Add(Figure figure)
    {
        _byName.Add(figure.Name, figure);
        _all.Add(figure);
    }
}
