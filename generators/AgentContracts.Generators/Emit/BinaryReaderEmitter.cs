namespace AgentContracts.Generators.Emit;

/// <summary>Writes the body of <c>ReadBinary</c>: the fields in order into variables, then one instance.</summary>
internal sealed class BinaryReaderEmitter(IndentedWriter writer, SerializerModel record, MemberCode[] members)
{
    public void Write()
    {
        writer.Line("at = reader.ReadFieldCount(at);");
        for (var i = 0; i < members.Length; i++)
        {
            WriteField(members[i], i);
        }

        writer.Line();
        Creation.Write(writer, "value =", record, members, Seen);
        writer.Line($"return reader.SkipFields(at, {members.Length});");
    }

    private void WriteField(MemberCode member, int index)
    {
        var type = member.Model.Type;
        if (member.Model.Missing == MissingMember.IsAnError)
        {
            writer.Line($"reader.RequireField(at, {index}, {member.Utf8WireName});");
            if (member.Forgiving.Length == 0)
            {
                writer.Line($"at = {member.Codec}.ReadBinary(ref reader, at, out {type.AnnotatedName} {member.Variable});");
                return;
            }

            writer.Line($"{type.AnnotatedName} {member.Variable};");
            writer.Line($"at = {member.Codec}.ReadBinary(ref reader, at, out {member.Variable}!);");
            return;
        }

        var isThere = $"reader.HasField({index}, {member.Utf8WireName})";
        writer.Line();
        writer.Line($"{type.AnnotatedName} {member.Variable} = {member.Model.Default ?? (type.IsReference ? "default!" : "default")};");
        if (member.Model.Missing == MissingMember.KeepsInitializer)
        {
            writer.Line($"var {Seen(index)} = {isThere};");
            isThere = Seen(index);
        }

        using (writer.Block($"if ({isThere})"))
        {
            writer.Line($"at = {member.Codec}.ReadBinary(ref reader, at, out {member.Variable}{member.Forgiving});");
        }

        if (index + 1 < members.Length && members[index + 1].Model.Missing == MissingMember.IsAnError)
        {
            writer.Line();
        }
    }

    private string Seen(int index) => VariableNames.Free($"seen{index + 1}", members);
}
