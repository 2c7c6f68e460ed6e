namespace AgentContracts.Generators.Emit;

/// <summary>Lines of object initializers.</summary>
internal static class Initializers
{
    /// <summary>Sets a collection, where it has elements.</summary>
    public static void WriteList(IndentedWriter writer, string property, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length > 0)
        {
            writer.List($"{property} =", lines, ",");
        }
    }

    /// <summary>Sets <c>Overrides</c>, where there are any.</summary>
    public static void WriteOverrides(IndentedWriter writer, EquatableArray<SettingModel> overrides)
    {
        if (overrides.Count > 0)
        {
            writer.Line($"Overrides = new() {{ {string.Join(", ", overrides.Select(static o => $"{o.Name} = {o.Value}"))} }},");
        }
    }
}
