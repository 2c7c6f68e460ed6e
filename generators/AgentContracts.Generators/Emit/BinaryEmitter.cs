using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels in binary.</summary>
internal static class BinaryEmitter
{
    public static void Write(IndentedWriter writer, SerializerModel record, string contract)
    {
        writer.Line(Text.GeneratedCode);
        var write = $"static ref byte {contract}.WriteBinary(ref {Text.Codecs}.BinaryFieldWriter writer, ref byte to, scoped in {record.Type.FullName} value)";
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
            WriteMembers(writer, record);
        }

        writer.Line();
        writer.Line(Text.GeneratedCode);
        using (writer.Block(read))
        {
            new BinaryReaderEmitter(writer, record).Write();
        }
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record)
    {
        writer.Line($"to = ref writer.WriteFieldCount(ref to, {record.Members.Count});");
        var value = ValueName.Write(writer, record);
        var rows = BinarySizes.FindRows(record);
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            if (rows[i])
            {
                writer.Line("to = ref writer.Reserve(ref to);");
            }

            writer.Line(member.Type.Kind == WireKind.String
                ? $"to = ref writer.WriteText(ref to, {value}.{member.Name});"
                : $"to = ref {CodecNames.Of(member)}.WriteBinary(ref writer, ref to, {value}.{member.Name}{CodecNames.Forgiving(member.Type)});");
        }

        writer.Line("return ref to;");
    }
}
