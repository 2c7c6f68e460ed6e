namespace AgentContracts.Testing.History;

/// <summary>Gives each name a number. A history holds few names and many events. Guarded by whoever uses it.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The number of a name.</summary>
    public int NumberOf(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers[name] = number = _names.Count;
            _names.Add(name);
        }

        return number;
    }

    /// <summary>The name that a number stands for.</summary>
    public string this[int number] => _names[number];
}
