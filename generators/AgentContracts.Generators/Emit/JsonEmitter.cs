namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels as JSON.</summary>
internal static class JsonEmitter
{
    public static void Write(IndentedWriter writer, SerializerModel record, string contract)
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
            WriteMembers(writer, record);
        }

        writer.Line();
        writer.Line(Text.GeneratedCode);
        using (writer.Block(read))
        {
            new JsonReaderEmitter(writer, record).Write();
        }
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record)
    {
        var value = ValueName.Write(writer, record);
        foreach (var member in record.Members)
        {
            writer.Line($"at = writer.Name(at, {Text.Utf8($",{JsonText.Quote(member.WireName)}:")});");
            writer.Line($"at = {CodecNames.Of(member)}.WriteJson(ref writer, at, {value}.{member.Name}{CodecNames.Forgiving(member.Type)});");
        }

        writer.Line("return at;");
    }
}
