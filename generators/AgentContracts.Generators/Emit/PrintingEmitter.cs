namespace AgentContracts.Generators.Emit;

/// <summary>Writes what <c>ToString</c> says of a record's members: of a sensitive one its name alone, for a record is soon logged whole.</summary>
internal static class PrintingEmitter
{
    private const string Hidden = "***";

    public static void Write(IndentedWriter writer, ValidatorModel record, string modifiers)
    {
        writer.Line(Text.GeneratedCode);
        using (writer.Block($"{modifiers} bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            var members = record.Members.Select(static m => $"{m.DisplayName} = {(m.IsSensitive ? Hidden : $"{{this.{m.Name}}}")}");
            writer.Line($"builder.Append($\"{string.Join(", ", members)}\");");
            writer.Line("return true;");
        }
    }
}
