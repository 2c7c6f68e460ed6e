namespace AgentContracts.Generators.Emit;

/// <summary>The generated half of a type.</summary>
internal static class TypeText
{
    /// <summary>Writes a declaration of the type, in those that it stands in.</summary>
    /// <param name="type">The type.</param>
    /// <param name="interfaces">What the type implements here.</param>
    /// <param name="members">Writes the members; <see langword="null"/> where there are none.</param>
    /// <param name="beside">Writes the types that stand beside it in the file.</param>
    public static string Write(TypeModel type, IEnumerable<string> interfaces, Action<IndentedWriter>? members, Action<IndentedWriter>? beside = null)
    {
        var writer = new IndentedWriter();
        WriteType(writer, type, 0, string.Join(", ", interfaces), members);
        beside?.Invoke(writer);
        return writer.End();
    }

    /// <summary>Writes a facet of a record.</summary>
    /// <inheritdoc cref="Write"/>
    public static FacetText Facet(TypeModel type, IEnumerable<string> interfaces, Action<IndentedWriter>? members, Action<IndentedWriter>? beside = null) =>
        new(type.HintName, Write(type, interfaces, members, beside));

    private static void WriteType(IndentedWriter writer, TypeModel type, int depth, string interfaces, Action<IndentedWriter>? members)
    {
        if (depth < type.Containers.Count)
        {
            using (writer.Block($"partial {type.Containers[depth].Keyword} {type.Containers[depth].Name}"))
            {
                WriteType(writer, type, depth + 1, interfaces, members);
            }

            return;
        }

        var header = $"partial {type.Declaration.Keyword} {type.Declaration.Name}{(interfaces.Length == 0 ? "" : " : ")}{interfaces}";
        if (members is null)
        {
            writer.Line(header + ";");
            return;
        }

        using (writer.Block(header))
        {
            members(writer);
        }
    }
}
