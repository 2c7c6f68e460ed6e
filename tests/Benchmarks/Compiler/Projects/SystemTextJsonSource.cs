using System.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>Plain records, and one context that lists them, as the documentation of System.Text.Json has it.</summary>
internal sealed class SystemTextJsonSource : ProjectSource
{
    protected override string GlobalUsing => "global using System.Text.Json.Serialization;\n";

    protected override IEnumerable<SourceFile> Beside(int messages)
    {
        var text = new StringBuilder("namespace Acme;\n\n");
        foreach (var name in Names(messages))
        {
            text.Append($"[JsonSerializable(typeof({name}))]\n");
        }

        return [new("Context.cs", text.Append("internal sealed partial class Context : JsonSerializerContext;\n").ToString())];
    }
}
