using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels in binary.</summary>
internal static class BinaryEmitter
{
    public static void Write(IndentedWriter writer, SerializerModel record, MemberCode[] members, string contract)
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
            WriteMembers(writer, record, members);
        }

        writer.Line();
        writer.Line(Text.GeneratedCode);
        using (writer.Block(read))
        {
            new BinaryReaderEmitter(writer, record, members).Write();
        }
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record, MemberCode[] members)
    {
        writer.Line($"to = ref writer.WriteFieldCount(ref to, {members.Length});");
        var value = ValueName.Write(writer, record);
        var rows = BinarySizes.FindRows(record);
        for (var i = 0; i < members.Length; i++)
        {
            if (rows[i])
            {
                writer.Line("to = ref writer.Reserve(ref to);");
            }

            WriteMember(writer, members[i], value);
        }

        writer.Line("return ref to;");
    }

    private static void WriteMember(IndentedWriter writer, MemberCode member, string value)
    {
        if (member.Model.Type.Kind == WireKind.String)
        {
            writer.Line($"to = ref writer.WriteText(ref to, {value}.{member.Model.Name});");
        }
        else
        {
            writer.Line($"to = ref {member.Codec}.WriteBinary(ref writer, ref to, {value}.{member.Model.Name}{member.Forgiving});");
        }
    }
}
