using System.Text;
using Benchmarks.Compiler.Projects;

namespace Benchmarks.Scale.Projects;

/// <summary>Writes a project of so many types, channels and agents as a user would.</summary>
/// <param name="shape">How many.</param>
internal sealed class ScaleSource(ScaleShape shape)
{
    /// <summary>The name of the assembly, which this one shows its internals, and of the namespace.</summary>
    public const string Name = "Benchmarks.ScaleProject";

    /// <summary>The class that implements <see cref="IScaleProject"/>.</summary>
    public const string ProjectType = Name + ".Project";

    private const string Usings =
        """
        global using System;
        global using System.ComponentModel.DataAnnotations;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AgentContracts;
        global using Benchmarks.Hubs.Loads;
        global using Benchmarks.Scale.Projects;
        global using Microsoft.Extensions.DependencyInjection;

        """;

    /// <summary>The files.</summary>
    public IEnumerable<SourceFile> Files() =>
    [
        new("Usings.cs", Usings),
        File("Channels.cs", Enumerable.Range(0, shape.Channels).Select(Channel)),
        File("Messages.cs", Enumerable.Range(0, shape.Types).Select(Message)),
        File("Agents.cs", Enumerable.Range(0, shape.Agents).Select(Agent)),
        File("Project.cs", [Source(), Project()]),
    ];

    private static SourceFile File(string path, IEnumerable<string> types) => new(path, $"namespace {Name};\n\n{string.Join("\n", types)}");

    // Nothing is ever too old, and there is room for whatever is sent.
    private static string Channel(int channel) =>
        $"[Channel(\"scale_{channel}\", Tier.UltraHft, MaxAgeMs = 86_400_000, MaxQueue = 1_000_000)]\ninternal partial class Channel{channel};\n";

    private string Message(int type)
    {
        var text = new StringBuilder("[Tier(Tier.UltraHft)]\n");
        for (var route = 0; route < shape.Routes; route++)
        {
            text.Append($"[RoutesTo<Channel{shape.ChannelOf(type, route)}>{(shape.Routes == 1 ? "" : $"(When = nameof(Takes{route}))")}]\n");
        }

        text.Append($"internal sealed partial record Message{type}([Required, StringLength(65_536)] string Text, [Range(0L, long.MaxValue)] long Number, int Turn)\n{{\n");
        for (var route = 0; shape.Routes > 1 && route < shape.Routes; route++)
        {
            text.Append($"    internal bool Takes{route} => Turn == {route};\n");
        }

        return text.Append("}\n").ToString();
    }

    private string Agent(int agent)
    {
        var text = new StringBuilder($"[Agent(\"agent_{agent}\")]\n");
        foreach (var channel in shape.ChannelsOf(agent))
        {
            text.Append($"[Subscribes<Channel{channel}>]\n");
        }

        text.Append($"internal sealed partial class Agent{agent}(Arrivals arrivals)\n{{\n");
        foreach (var type in shape.TypesOf(agent))
        {
            text.Append(
                $$"""
                    public ValueTask HandleAsync(Message{{type}} message, MessageContext context, CancellationToken cancellationToken)
                    {
                        arrivals.Note(message.Number);
                        return default;
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }

    private string Source()
    {
        var text = new StringBuilder("[Agent(\"source\")]\n");
        for (var type = 0; type < shape.Types; type++)
        {
            text.Append($"[Publishes<Message{type}>]\n");
        }

        return text.Append("internal sealed partial class Source;\n").ToString();
    }

    private string Project()
    {
        var sends = Enumerable.Range(0, shape.Types).Select(type => $"        static (hub, text, number) => hub.SendAsync(new Message{type}(text, number, (int)(number / {shape.Types} % {shape.Routes}))),\n");
        var agents = Enumerable.Range(0, shape.Agents).Select(static agent => $"        contracts.AddAgent<Agent{agent}>();\n");
        return
            $$"""
            internal sealed class Project : IScaleProject
            {
                private static readonly Func<IHub<Source>, string, long, ValueTask>[] Sends =
                [
            {{string.Concat(sends)}}    ];

                public void AddAgents(ContractsBuilder contracts)
                {
                    contracts.AddAgent<Source>();
            {{string.Concat(agents)}}    }

                public Func<string, long, ValueTask> Open(IServiceProvider services)
                {
                    var hub = services.GetRequiredService<IHub<Source>>();
                    return (text, number) => Sends[number % Sends.Length](hub, text, number);
                }
            }

            """;
    }
}
