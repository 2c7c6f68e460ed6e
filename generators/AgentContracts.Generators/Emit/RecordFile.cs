namespace AgentContracts.Generators.Emit;

/// <summary>
/// The file of a record. The facets are written apart, and anew only where they change; one file holds them all, because in every run, one after each
/// keystroke, the compiler compares the name of each file with all the others.
/// </summary>
/// <param name="Type">The record.</param>
/// <param name="Facets">What is generated for it.</param>
internal sealed record RecordFile(TypeModel Type, EquatableArray<string> Facets)
{
    /// <summary>Finds what was written for a record.</summary>
    public static RecordFile Of(TypeModel type, FacetTexts texts) => new(type, texts.Of(type.HintName));

    /// <summary>The file; <see langword="null"/> where nothing is generated.</summary>
    public static GeneratedFile? Emit(RecordFile record) =>
        record.Facets.Count == 0 ? null : TypeFile.Of(record.Type, "Record", record.Facets);
}
