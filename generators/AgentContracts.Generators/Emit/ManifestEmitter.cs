namespace AgentContracts.Generators.Emit;

/// <summary>Writes the index from which other assemblies, the rules and the tool read the contract.</summary>
internal static class ManifestEmitter
{
    public static GeneratedFile? Emit(ManifestModel manifest)
    {
        if (manifest.IsEmpty)
        {
            return null;
        }

        var writer = new IndentedWriter();
        writer.Line(Text.Header);
        writer.Line($"[assembly: {Text.Language}.ContractManifest(");
        var lists = new[]
        {
            ListOf("Messages", manifest.Messages),
            ListOf("Parts", manifest.Parts),
            ListOf("Channels", manifest.Channels),
            ListOf("Agents", manifest.Agents),
        };
        writer.Line(string.Join(",\n", lists.OfType<string>()) + ")]");
        return new GeneratedFile("ContractManifest.g.cs", writer.End());
    }

    private static string? ListOf(string name, EquatableArray<string> types) =>
        types.Count == 0
            ? null
            : $"    {name} = new global::System.Type[]\n    {{\n{string.Concat(types.Select(static t => $"        typeof({t}),\n"))}    }}";
}
