namespace AgentContracts.Generators.Emit;

/// <summary>A file with the generated half of a type.</summary>
internal static class TypeFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="type">The type.</param>
    /// <param name="facet">What the file is about; a part of its name.</param>
    /// <param name="interfaces">What the type implements here.</param>
    /// <param name="members">Writes the members; <see langword="null"/> where there are none.</param>
    public static GeneratedFile Write(TypeModel type, string facet, IEnumerable<string> interfaces, Action<IndentedWriter>? members) =>
        Of(type, facet, TypeText.Write(type, interfaces, members));

    /// <summary>The file around code that was written, which is not copied.</summary>
    /// <param name="type">The type.</param>
    /// <param name="facet">What the file is about; a part of its name.</param>
    /// <param name="code">The code, in pieces.</param>
    public static GeneratedFile Of(TypeModel type, string facet, params IEnumerable<string> code) =>
        new($"{type.HintName}.{facet}.g.cs", new PiecedText([Text.Header, type.Namespace.Length == 0 ? "" : $"\nnamespace {type.Namespace};\n", .. code.SelectMany(static c => (string[])["\n", c])]));
}
