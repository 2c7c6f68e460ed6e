namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels in binary.</summary>
internal static class BinaryEmitter
{
    public static GeneratedFile Emit(SerializerModel record)
    {
        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        var codecs = new CodecNames(record.Type.Namespace);
        return TypeFile.Write(
            record.Type,
            "Binary",
            [contract],
            writer =>
            {
                writer.Line(Text.GeneratedCode);
                var write = $"static void {contract}.WriteBinary(ref {Text.Codecs}.BinaryFieldWriter writer, in {record.Type.FullName} value)";
                var read = $"static {record.Type.FullName} {contract}.ReadBinary(ref {Text.Codecs}.BinaryFieldReader reader)";
                if (record.Problem is { } problem)
                {
                    writer.Line($"{write} => {Stub.Exception(problem)};");
                    writer.Line();
                    writer.Line(Text.GeneratedCode);
                    writer.Line($"{read} => {Stub.Exception(problem)};");
                    return;
                }

                using (writer.Block(write))
                {
                    WriteMembers(writer, record, codecs);
                }

                writer.Line();
                writer.Line(Text.GeneratedCode);
                using (writer.Block(read))
                {
                    new BinaryReaderEmitter(writer, record, codecs).Write();
                }
            },
            codecs.WriteEnums);
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record, CodecNames codecs)
    {
        writer.Line($"writer.WriteFieldCount({record.Members.Count});");
        foreach (var member in record.Members)
        {
            writer.Line($"{codecs.Of(member)}.WriteBinary(ref writer, value.{member.Name}{codecs.Forgiving(member.Type)});");
        }
    }
}
