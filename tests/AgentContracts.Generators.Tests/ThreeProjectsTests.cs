using AgentContracts.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Tests;

/// <summary>A contract that is spread over several projects.</summary>
public sealed class ThreeProjectsTests
{
    private const string Contracts =
        """
        namespace Acme.Contracts;

        [Channel("signals")] public partial class Signals;
        [Tier(Tier.Fast), RoutesTo<Signals>] public partial record Signal(Leg Leg);
        [Part] public partial record Leg([Range(0, 5)] int Price) { public required string Venue { get; init; } }
        public partial record NotAMessage(int X);
        """;

    private const string MoreMessages =
        """
        using Acme.Contracts;

        namespace Acme.More;

        [Tier(Tier.Tactical), RoutesTo<Signals>] public partial record Late(IReadOnlyList<Leg> Legs);
        """;

    private const string Agents =
        """
        using Acme.Contracts;
        using Acme.More;

        namespace Acme.Agents;

        [Tier(Tier.Fast), RoutesTo<Signals>] public partial record Own(int X);

        [Agent("desk"), Subscribes<Signals>, Publishes<Own>]
        public sealed partial class Desk : Signals.IHandler
        {
            public List<string> Seen { get; } = [];
            public ValueTask HandleAsync(Signal message, MessageContext context, CancellationToken cancellationToken) => See(message.Leg.Venue);
            public ValueTask HandleAsync(Late message, MessageContext context, CancellationToken cancellationToken) => See($"{message.Legs.Count}");
            public ValueTask HandleAsync(Own message, MessageContext context, CancellationToken cancellationToken) => See($"{message.X}");
            private ValueTask See(string what) { Seen.Add(what); return default; }
        }
        """;

    private const string Host =
        """
        using System.Text;
        using Acme.Agents;
        using Acme.Contracts;
        using Acme.More;

        public static class Probe
        {
            public static string Handled() => Handled<Desk>();

            public static string Again() => Again(new Late([new Leg(1) { Venue = "v" }]));

            public static string Invalid() => string.Join(' ', MessageValidator.Validate(new Late([new Leg(1) { Venue = "v" }, new Leg(9) { Venue = "w" }])));

            private static string Handled<T>() where T : IAgent<T> => string.Join(' ', T.Info.Handlers.Select(h => h.Message.Name));

            private static string Again<T>(T value) where T : IMessage<T> => Encoding.UTF8.GetString(MessageJson.Write(MessageJson.Read<T>(MessageJson.Write(value))));
        }
        """;

    private static GeneratorRun ContractsRun => GeneratorRun.Of(TestProject.Of(Contracts) with { Name = "Acme.Contracts" });

    private static GeneratorRun MoreRun(GeneratorRun contracts) => GeneratorRun.Of((TestProject.Of(MoreMessages) with { Name = "Acme.More" }).Referencing(contracts));

    [Fact]
    public void An_agent_handles_the_messages_of_every_referenced_project()
    {
        var contracts = ContractsRun;
        var more = MoreRun(contracts);
        var agents = GeneratorRun.Of((TestProject.Of(Agents) with { Name = "Acme.Agents" }).Referencing(contracts, more));
        var host = GeneratorRun.Of((TestProject.Of(Host) with { Name = "Acme.Host" }).Referencing(contracts, more, agents));
        using var loaded = LoadedProject.Of(host, contracts, more, agents);

        Assert.Equal("own signal late", loaded.Call("Handled"));
        Assert.Equal("""{"legs":[{"price":1,"venue":"v"}]}""", loaded.Call("Again"));
        Assert.Equal("Legs[1].Price must be between 0 and 5.", loaded.Call("Invalid"));
    }

    [Fact]
    public void A_message_of_a_project_that_is_not_referenced_is_not_handled()
    {
        var contracts = ContractsRun;
        _ = MoreRun(contracts);
        var source = Agents.Replace("using Acme.More;", "").Replace("    public ValueTask HandleAsync(Late", "    // public ValueTask HandleAsync(Late").Replace(" : Signals.IHandler", "");
        var agents = GeneratorRun.Of((TestProject.Of(source) with { Name = "Acme.Agents" }).Referencing(contracts));

        Assert.DoesNotContain("Late", agents.Sources["Acme.Agents.Desk.Handlers.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_the_agents_project_cannot_name_is_not_handled_there()
    {
        var contracts = GeneratorRun.Of(TestProject.Of(Contracts, "[Tier(Tier.Fast), RoutesTo<Acme.Contracts.Signals>] internal partial record Hidden(int X);") with { Name = "Acme.Contracts" });
        var agents = GeneratorRun.Of((TestProject.Of("[Agent(\"x\"), Subscribes<Acme.Contracts.Signals>] public partial class X;") with { Name = "Acme.Agents" }).Referencing(contracts));

        var handlers = agents.Sources["X.Handlers.g.cs"];
        Assert.Contains("IHandle<global::Acme.Contracts.Signal>", handlers, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", handlers, StringComparison.Ordinal);
        Assert.Contains("typeof(global::Hidden)", contracts.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_whose_name_two_projects_claim_is_left_out()
    {
        var contracts = ContractsRun;
        var first = GeneratorRun.Of((TestProject.Of(MoreMessages) with { Name = "First" }).Referencing(contracts));
        var second = GeneratorRun.Of((TestProject.Of(MoreMessages) with { Name = "Second" }).Referencing(contracts));
        var agents = GeneratorRun.Of((TestProject.Of("[Agent(\"x\"), Subscribes<Acme.Contracts.Signals>] public partial class X;") with { Name = "Acme.Agents" }).Referencing(contracts, first, second));

        Assert.DoesNotContain("Late", agents.Sources["X.Handlers.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_behind_an_alias_is_left_out()
    {
        var contracts = ContractsRun;
        var more = MoreRun(contracts);
        var project = (TestProject.Of("[Agent(\"x\"), Subscribes<Acme.Contracts.Signals>] public partial class X;") with { Name = "Acme.Agents" }).Referencing(contracts);
        var agents = GeneratorRun.Of(project with { References = [.. project.References, ((PortableExecutableReference)more.Reference).WithAliases(["hidden"])] });

        Assert.DoesNotContain("Late", agents.Sources["X.Handlers.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_lists_its_own_contract()
    {
        var contracts = ContractsRun;
        var more = MoreRun(contracts);

        Assert.Contains("Parts = new global::System.Type[]\n    {\n        typeof(global::Acme.Contracts.Leg),\n    }", contracts.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("NotAMessage", contracts.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("Acme.Contracts", more.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_project_that_was_compiled_without_the_generator_cannot_be_a_member()
    {
        var plain = TestProject.Of("[Part] public partial record Leg(int Price);") with { Name = "Plain" };
        var project = TestProject.Of("[Channel(\"c\")] public partial class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record M(Leg Leg);");
        var run = GeneratorRun.OfMistake(project with { References = [plain.Compile().ToMetadataReference()] });

        Assert.True(run.Diagnostics.Length == 0, run.Diagnostics);
        Assert.Contains("its member Leg cannot travel", run.Sources["M.Record.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("global::M", run.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
    }
}
