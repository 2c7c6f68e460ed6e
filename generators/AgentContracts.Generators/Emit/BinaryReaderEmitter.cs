namespace AgentContracts.Generators.Emit;

/// <summary>Writes the body of <c>ReadBinary</c>: the fields in order into variables, then one instance.</summary>
internal sealed class BinaryReaderEmitter(IndentedWriter writer, SerializerModel record, CodecNames codecs)
{
    private readonly string[] _variables = VariableNames.For(record.Members.Select(static m => m.Name));

    public void Write()
    {
        writer.Line("reader.ReadFieldCount();");
        for (var i = 0; i < _variables.Length; i++)
        {
            WriteField(record.Members[i], i);
        }

        writer.Line();
        Creation.Write(writer, "return", record, _variables, Seen);
    }

    private void WriteField(MemberModel member, int index)
    {
        var name = Text.Utf8(member.WireName);
        var declared = $"{member.Type.AnnotatedName} {_variables[index]}";
        var value = $"{codecs.Of(member)}.ReadBinary(ref reader){codecs.Forgiving(member.Type)}";
        if (member.Missing == MissingMember.IsAnError)
        {
            writer.Line($"reader.RequireField({name});");
            writer.Line($"{declared} = {value};");
            return;
        }

        var isThere = $"reader.NextField({name})";
        writer.Line();
        writer.Line($"{declared} = {member.Default ?? (member.Type.IsReference ? "default!" : "default")};");
        if (member.Missing == MissingMember.KeepsInitializer)
        {
            writer.Line($"var {Seen(index)} = {isThere};");
            isThere = Seen(index);
        }

        using (writer.Block($"if ({isThere})"))
        {
            writer.Line($"{_variables[index]} = {value};");
        }

        if (index + 1 < _variables.Length && record.Members[index + 1].Missing == MissingMember.IsAnError)
        {
            writer.Line();
        }
    }

    private string Seen(int index) => VariableNames.Free($"seen{index + 1}", _variables);
}
