namespace AgentContracts.Generators.Emit;

/// <summary>A file with the generated half of a type.</summary>
internal static class TypeFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="type">The type.</param>
    /// <param name="facet">What the file is about; a part of its name.</param>
    /// <param name="interfaces">What the type implements here.</param>
    /// <param name="members">Writes the members; <see langword="null"/> where there are none.</param>
    /// <param name="beside">Writes the types that stand beside it in the file.</param>
    public static GeneratedFile Write(TypeModel type, string facet, IEnumerable<string> interfaces, Action<IndentedWriter>? members, Action<IndentedWriter>? beside = null)
    {
        var writer = new IndentedWriter();
        writer.Line(Text.Header);
        if (type.Namespace.Length > 0)
        {
            writer.Line($"namespace {type.Namespace};");
            writer.Line();
        }

        WriteType(writer, type, 0, string.Join(", ", interfaces), members);
        beside?.Invoke(writer);
        return new GeneratedFile($"{type.HintName}.{facet}.g.cs", writer.End());
    }

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
