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
                var write = $"static int {contract}.WriteBinary(ref {Text.Codecs}.BinaryFieldWriter writer, int at, in {record.Type.FullName} value)";
                var read = $"static int {contract}.ReadBinary(ref {Text.Codecs}.BinaryFieldReader reader, int at, out {record.Type.FullName} value)";
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
        writer.Line($"at = writer.WriteFieldCount(at, {record.Members.Count});");
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            if (BinarySizes.Of(member.Type) > 0 && (i == 0 || BinarySizes.Of(record.Members[i - 1].Type) == 0))
            {
                var row = record.Members.Skip(i).Select(static m => BinarySizes.Of(m.Type)).TakeWhile(static size => size > 0);
                writer.Line($"writer.Reserve(at, {row.Sum()});");
            }

            writer.Line($"at = {codecs.Of(member)}.WriteBinary(ref writer, at, value.{member.Name}{codecs.Forgiving(member.Type)});");
        }

        writer.Line("return at;");
    }
}
