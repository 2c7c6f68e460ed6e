namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels, on both wires.</summary>
internal static class CodecEmitter
{
    public static FacetText Emit(SerializerModel record)
    {
        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        return TypeText.Facet(record.Type, [contract], writer =>
        {
            JsonEmitter.Write(writer, record, contract);
            writer.Line();
            BinaryEmitter.Write(writer, record, contract);
        });
    }
}
