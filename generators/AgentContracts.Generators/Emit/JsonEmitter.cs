namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels as JSON.</summary>
internal static class JsonEmitter
{
    public static void Write(IndentedWriter writer, SerializerModel record, MemberCode[] members, string contract)
    {
        writer.Line(Text.GeneratedCode);
        var write = $"static int {contract}.WriteJson(ref {Text.Codecs}.JsonFieldWriter writer, int at, in {record.Type.FullName} value)";
        var read = $"static int {contract}.ReadJson(ref {Text.Codecs}.JsonFieldReader reader, int at, out {record.Type.FullName} value)";
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
            new JsonReaderEmitter(writer, record, members).Write();
        }
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record, MemberCode[] members)
    {
        var value = ValueName.Write(writer, record);
        foreach (var member in members)
        {
            writer.Line($"at = writer.Name(at, {member.JsonPrefix});");
            writer.Line($"at = {member.Codec}.WriteJson(ref writer, at, {value}.{member.Model.Name}{member.Forgiving});");
        }

        writer.Line("return at;");
    }
}
