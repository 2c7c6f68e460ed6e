namespace AgentContracts.Generators.Emit;

/// <summary>Writes which messages an agent handles, and stands in for the handlers that are missing.</summary>
internal static class HandlersEmitter
{
    public static GeneratedFile? Emit(HandlersOutput output) =>
        output.Messages.Count == 0
            ? null
            : TypeFile.Write(
                output.Type,
                "Handlers",
                output.Messages.Select(static m => $"\n    {Text.Language}.IHandle<{m}>"),
                output.Unhandled.Count == 0 ? null : writer => WriteStubs(writer, output));

    private static void WriteStubs(IndentedWriter writer, HandlersOutput output)
    {
        for (var i = 0; i < output.Unhandled.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            WriteStub(writer, output, output.Unhandled[i]);
        }
    }

    private static void WriteStub(IndentedWriter writer, HandlersOutput output, string message)
    {
        var text = $"{Plain(output.Type.FullName)} has no handler for {Plain(message)}.";
        writer.Line($$"""
            {{Text.GeneratedCode}}
            global::System.Threading.Tasks.ValueTask {{Text.Language}}.IHandle<{{message}}>.HandleAsync(
                {{message}} message, {{Text.Language}}.MessageContext context, global::System.Threading.CancellationToken cancellationToken) =>
                throw new global::System.NotSupportedException({{Text.Literal(text)}});
            """);
    }

    private static string Plain(string fullName) => fullName.Replace("global::", "");
}
