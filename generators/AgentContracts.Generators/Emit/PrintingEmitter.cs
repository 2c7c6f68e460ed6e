namespace AgentContracts.Generators.Emit;

/// <summary>Writes what <c>ToString</c> says of a record's members: of a sensitive one its name alone, for a record is soon logged whole.</summary>
internal static class PrintingEmitter
{
    private const string Hidden = "***";

    public static FacetText Emit(PrintingModel record) => TypeText.Facet(
        record.Type,
        [],
        writer =>
        {
            writer.Line(Text.GeneratedCode);
            using (writer.Block($"{record.Modifiers} bool PrintMembers(global::System.Text.StringBuilder builder)"))
            {
                if (record.IsClass)
                {
                    // As the compiler does: a record that is its own member ends in an exception, not in the end of the process.
                    writer.Line("global::System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();");
                }

                var members = record.Members.Select(static m => $"{m.DisplayName} = {(m.IsSensitive ? Hidden : $"{{this.{m.Name}}}")}");
                writer.Line($"builder.Append($\"{string.Join(", ", members)}\");");
                writer.Line("return true;");
            }
        });
}
