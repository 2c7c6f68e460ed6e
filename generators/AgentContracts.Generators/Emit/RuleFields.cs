namespace AgentContracts.Generators.Emit;

/// <summary>The class beside a record that holds what its rules need and what is made only once. It is no member of the record, so that no name collides.</summary>
/// <param name="record">The record.</param>
internal sealed class RuleFields(ValidatorModel record)
{
    private readonly string _name = new string([.. record.Type.Declaration.Name.Where(static c => char.IsLetterOrDigit(c) || c == '_')]) + "Rules";

    /// <summary>A field, as code in the record names it.</summary>
    public string Of(string field) => $"global::{(record.Type.Namespace.Length == 0 ? "" : record.Type.Namespace + ".")}{_name}.{field}";

    public void Write(IndentedWriter writer)
    {
        var fields = record.Members.SelectMany(static m => m.Rules).Select(Declare).OfType<string>().ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        writer.Line();
        writer.Line(Text.GeneratedCode);
        using (writer.Block($"file static class {_name}"))
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (i > 0)
                {
                    writer.Line();
                }

                writer.Line(fields[i]);
            }
        }
    }

    private static string? Declare(RuleModel rule) => rule switch
    {
        PatternRule pattern => $"internal static readonly global::System.Text.RegularExpressions.Regex {pattern.Field} =\n    new({Text.Literal(pattern.Pattern)}, global::System.Text.RegularExpressions.RegexOptions.None, {Timeout(pattern.TimeoutMs)});",
        CustomRule custom => $"internal static readonly {custom.Type} {custom.Field} = {custom.Creation};",
        _ => null,
    };

    private static string Timeout(int milliseconds) => milliseconds < 0
        ? "global::System.Text.RegularExpressions.Regex.InfiniteMatchTimeout"
        : $"global::System.TimeSpan.FromMilliseconds({milliseconds})";
}
