namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a record travels as JSON.</summary>
internal static class JsonEmitter
{
    public static GeneratedFile Emit(SerializerModel record)
    {
        var contract = $"{Text.Language}.IContract<{record.Type.FullName}>";
        var codecs = new CodecNames(record.Type.Namespace);
        return TypeFile.Write(
            record.Type,
            "Json",
            [contract],
            writer =>
            {
                writer.Line(Text.GeneratedCode);
                var write = $"static void {contract}.WriteJson(global::System.Text.Json.Utf8JsonWriter writer, in {record.Type.FullName} value)";
                var read = $"static {record.Type.FullName} {contract}.ReadJson(ref {Text.Codecs}.JsonFieldReader reader)";
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
                    new JsonReaderEmitter(writer, record, codecs).Write();
                }
            },
            codecs.WriteEnums);
    }

    private static void WriteMembers(IndentedWriter writer, SerializerModel record, CodecNames codecs)
    {
        for (var i = 0; i < record.Members.Count; i++)
        {
            var member = record.Members[i];
            if (i > 0)
            {
                writer.Line();
            }

            writer.Line($"writer.WritePropertyName({Text.Utf8(member.WireName)});");
            writer.Line($"{codecs.Of(member.Type)}.WriteJson(writer, value.{member.Name}{codecs.Forgiving(member.Type)});");
        }
    }
}
