namespace AgentContracts.Generators.Emit;

/// <summary>Writes the body of <c>ReadBinary</c>: the fields in order into variables, then one instance.</summary>
internal sealed class BinaryReaderEmitter(IndentedWriter writer, SerializerModel record)
{
    private readonly string[] _variables = VariableNames.For(record.Members.Select(static m => m.Name));

    public void Write()
    {
        writer.Line("at = reader.ReadFieldCount(at);");
        for (var i = 0; i < _variables.Length; i++)
        {
            WriteField(record.Members[i], i);
        }

        writer.Line();
        Creation.Write(writer, "value =", record, _variables, Seen);
        writer.Line($"return reader.SkipFields(at, {_variables.Length});");
    }

    private void WriteField(MemberModel member, int index)
    {
        var name = Text.Utf8(member.WireName);
        var read = $"at = {CodecNames.Of(member)}.ReadBinary(ref reader, at, out";
        if (member.Missing == MissingMember.IsAnError)
        {
            writer.Line($"reader.RequireField(at, {index}, {name});");
            if (CodecNames.Forgiving(member.Type).Length == 0)
            {
                writer.Line($"{read} {member.Type.AnnotatedName} {_variables[index]});");
                return;
            }

            writer.Line($"{member.Type.AnnotatedName} {_variables[index]};");
            writer.Line($"{read} {_variables[index]}!);");
            return;
        }

        var isThere = $"reader.HasField({index}, {name})";
        writer.Line();
        writer.Line($"{member.Type.AnnotatedName} {_variables[index]} = {member.Default ?? (member.Type.IsReference ? "default!" : "default")};");
        if (member.Missing == MissingMember.KeepsInitializer)
        {
            writer.Line($"var {Seen(index)} = {isThere};");
            isThere = Seen(index);
        }

        using (writer.Block($"if ({isThere})"))
        {
            writer.Line($"{read} {_variables[index]}{CodecNames.Forgiving(member.Type)});");
        }

        if (index + 1 < _variables.Length && record.Members[index + 1].Missing == MissingMember.IsAnError)
        {
            writer.Line();
        }
    }

    private string Seen(int index) => VariableNames.Free($"seen{index + 1}", _variables);
}
