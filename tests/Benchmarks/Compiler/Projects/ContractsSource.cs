using System.Text;

namespace Benchmarks.Compiler.Projects;

/// <summary>Messages of Contracts: a channel and an agent that hears it for every file.</summary>
internal sealed class ContractsSource : ProjectSource
{
    protected override string GlobalUsing => "global using AgentContracts;\n";

    protected override string PartMarks => "[Part]";

    protected override string Marks(int file) => $"[Tier(Tier.Fast), RoutesTo<Channel{file}>]";

    protected override string Before(int file) => $"[Channel(\"channel_{file}\", Tier.Fast)]\npublic partial class Channel{file};\n\n";

    protected override string After(int file, int count)
    {
        var text = new StringBuilder($"[Agent(\"agent_{file}\"), Subscribes<Channel{file}>]\npublic sealed partial class Agent{file}\n{{\n");
        for (var i = 0; i < count; i++)
        {
            text.Append($"    public ValueTask HandleAsync({Name(file, i)} message, MessageContext context, CancellationToken cancellationToken) => default;\n\n");
        }

        return text.Append("}\n").ToString();
    }
}
