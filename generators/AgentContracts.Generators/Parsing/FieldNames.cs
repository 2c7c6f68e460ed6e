namespace AgentContracts.Generators.Parsing;

/// <summary>Gives out names for the fields that hold what a record's rules need, each once.</summary>
internal sealed class FieldNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Next(string member, string rule)
    {
        var name = member + rule;
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = $"{member}{rule}{i}";
        }

        return name;
    }
}
