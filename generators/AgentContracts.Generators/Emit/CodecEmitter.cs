namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels, on both wires.</summary>
internal static class CodecEmitter
{
    public static FacetText Emit(SerializerModel record)
    {
        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        return TypeText.Facet(record.Type, [contract], writer =>
        {
            var members = MemberCode.AllOf(record);
            JsonEmitter.Write(writer, record, members, contract);
            writer.Line();
            BinaryEmitter.Write(writer, record, members, contract);
        });
    }
}
