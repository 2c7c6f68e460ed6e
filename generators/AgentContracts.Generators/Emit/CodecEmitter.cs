namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels: one file for both wires, because every file costs the compiler something.</summary>
internal static class CodecEmitter
{
    public static GeneratedFile Emit(SerializerModel record)
    {
        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        return TypeFile.Write(record.Type, "Codec", [contract], writer =>
        {
            JsonEmitter.Write(writer, record, contract);
            writer.Line();
            BinaryEmitter.Write(writer, record, contract);
        });
    }
}
