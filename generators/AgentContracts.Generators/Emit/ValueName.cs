namespace AgentContracts.Generators.Emit;

/// <summary>What the value is called in code that writes its members.</summary>
internal static class ValueName
{
    /// <summary>Writes what it takes to have the value at hand; returns its name.</summary>
    public static string Write(IndentedWriter writer, SerializerModel record)
    {
        // A record that is a class comes as a reference to where its reference stands, which would be followed twice for each member.
        if (record.Type.Declaration.Keyword != "record")
        {
            return "value";
        }

        writer.Line("var it = value;");
        return "it";
    }
}
