using System.Text.Json;
using AgentContracts.Generators.Tests.Harness;
using AgentContracts.Roslyn;
using CsCheck;

namespace AgentContracts.Generators.Tests;

/// <summary>What the generator and the rules read from symbols alike.</summary>
public sealed class VocabularyTests
{
    [Theory]
    [InlineData("HTTP2Signal")]
    [InlineData("XMLReader")]
    [InlineData("SHA512Hash")]
    [InlineData("ETHUsdt")]
    [InlineData("_under Score__X")]
    [InlineData("ÄÖÜber")]
    [InlineData("")]
    public void Snake_case_is_that_of_the_framework(string name) => Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), SnakeCase.Of(name));

    [Fact]
    public void Snake_case_is_that_of_the_framework_for_any_name() =>
        Gen.String[Gen.Char["aBcDEF019_ éÉ-ß"], 0, 12].Sample(name => SnakeCase.Of(name) == JsonNamingPolicy.SnakeCaseLower.ConvertName(name));

    [Fact]
    public void What_reaches_an_agent_is_what_the_generator_makes_it_handle()
    {
        var run = GeneratorRun.Of(Desk.Contracts, Desk.Agents);
        var contract = Contract.Of(run.Output);
        var agent = contract.Agent(run.Output.GetTypeByMetadataName("Acme.Agents.Execution")!)!;

        var reached = Reachability.Of(contract, agent).Select(r => $"global::{r.Message.Type.FullMetadataName()}");
        var handlers = run.Sources["Acme.Agents.Execution.Handlers.g.cs"];
        Assert.Equal(["global::Acme.Contracts.FastSignal", "global::Acme.Contracts.RiskAlert", "global::AgentContracts.SystemHealthAlert"], reached);
        Assert.All(reached, m => Assert.Contains($"IHandle<{m}>", handlers, StringComparison.Ordinal));
    }

    [Fact]
    public void Subscriptions_that_bring_one_message_come_in_source_order()
    {
        var run = GeneratorRun.Of(
            "[Channel(\"b\")] public partial class B; [Channel(\"a\")] public partial class A; [Tier(Tier.Fast), RoutesTo<A, B>] public partial record M(int X); [Agent(\"x\"), Subscribes<B>, Subscribes<A>] public partial class X;");
        var contract = Contract.Of(run.Output);

        var reached = Assert.Single(Reachability.Of(contract, contract.Agent(run.Output.GetTypeByMetadataName("X")!)!));
        Assert.Equal(["B", "A"], reached.Subscriptions.Select(s => s.Target.Name));
        Assert.Equal("A", reached.Message.Routes[0].Location(TestContext.Current.CancellationToken)!.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(reached.Message.Routes[0].Location(TestContext.Current.CancellationToken)!.SourceSpan));
    }
}
