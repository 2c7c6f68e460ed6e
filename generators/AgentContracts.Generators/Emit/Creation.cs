namespace AgentContracts.Generators.Emit;

/// <summary>Writes how a reader makes a record from what it read.</summary>
internal static class Creation
{
    /// <summary>Writes the last statements of a reader.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">What is done with the record: <c>return</c> or an assignment.</param>
    /// <param name="record">The record.</param>
    /// <param name="members">Its members, whose values are in their variables.</param>
    /// <param name="seen">An expression that says whether a member was there.</param>
    public static void Write(IndentedWriter writer, string result, SerializerModel record, MemberCode[] members, Func<int, string> seen)
    {
        var arguments = string.Join(", ", Where(record, static m => m.IsPositional).Select(i => members[i].Variable));
        var creation = $"new {record.Type.FullName}({arguments})";
        var set = Where(record, static m => !m.IsPositional && m.Missing != MissingMember.KeepsInitializer).ToArray();
        if (set.Length > 0)
        {
            creation += $" {{ {string.Join(", ", set.Select(i => $"{record.Members[i].Name} = {members[i].Variable}"))} }}";
        }

        var kept = Where(record, static m => m.Missing == MissingMember.KeepsInitializer).ToArray();
        if (kept.Length == 0)
        {
            writer.Line($"{result} {creation};");
            return;
        }

        // What an initializer sets is known only once there is an instance.
        var made = VariableNames.Free("made", members);
        writer.Line($"var {made} = {creation};");
        using (writer.Block($"{result} {made} with", ";"))
        {
            foreach (var i in kept)
            {
                var name = record.Members[i].Name;
                writer.Line($"{name} = {seen(i)} ? {members[i].Variable} : {made}.{name},");
            }
        }
    }

    private static IEnumerable<int> Where(SerializerModel record, Func<MemberModel, bool> predicate) =>
        Enumerable.Range(0, record.Members.Count).Where(i => predicate(record.Members[i]));
}
