using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageWithoutPublisherAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2008
{
    private const string Agents = """
        [Agent("listener"), Subscribes<MarketNews>]
        public sealed partial class Listener
        {
            public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default;
        }
        [Agent("deaf"), Subscribes<MarketNews>, Ignores<Flash>("it is deaf")] public sealed partial class Deaf;

        """;

    [Fact]
    public Task Stands_on_the_name_of_the_message_and_says_who_waits_for_it() => Test.ReportsAsync(
        """
        [assembly: WholeSystem]
        [RoutesTo<MarketNews>] public partial record Flash;
        [Tier(Tier.Fast)] public partial record {|#0:Flash|}(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|#1:Unheard|}(string Symbol);
        [Tier(Tier.Fast), Emergency] public partial record {|#2:Alarm|}(string Symbol);

        """ + Agents,
        CompilerWarning("CTR2008").WithLocation(0).WithMessage("No agent of the system publishes Flash, which Listener waits for: add [Publishes<Flash>] to the agent that sends it, or remove the message"),
        CompilerWarning("CTR2008").WithLocation(1).WithMessage("No agent of the system publishes Unheard: add [Publishes<Unheard>] to the agent that sends it, or remove the message"),
        CompilerWarning("CTR2008").WithLocation(2).WithMessage("No agent of the system publishes Alarm: add [Publishes<Alarm>] to the agent that sends it, or remove the message"));

    [Fact]
    public Task Stands_on_the_mark_for_a_message_of_another_assembly() => Test.ReportsAsync(
        ["[assembly: {|CTR2008:WholeSystem|}] [Agent(\"a\"), Publishes<Acme.Fill>] public partial class A;"],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Fill(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Quote(string Symbol);
            [Agent("b"), Publishes<Quote>] internal partial class B;
            """));

    [Fact]
    public Task Names_no_agent_that_cannot_see_the_message() => Test.ReportsAsync(
        ["[assembly: {|#0:WholeSystem|}] [Agent(\"a\"), Subscribes<Acme.Orders>] public partial class Outside { public ValueTask HandleAsync(Acme.Order m, MessageContext c, CancellationToken t) => default; } [Agent(\"p\"), Publishes<Acme.Order>] public partial class P;"],
        [Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Hidden(string Symbol);
            """)],
        CompilerWarning("CTR2008").WithLocation(0).WithMessage("No agent of the system publishes Hidden: add [Publishes<Hidden>] to the agent that sends it, or remove the message"));

    [Fact]
    public Task Is_quiet_in_a_project_that_does_not_see_everything() => Test.ReportsAsync(
        "[Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Flash(string Symbol);\n" + Agents);

    [Fact]
    public Task Is_quiet_on_what_is_published_and_on_what_is_no_message() => Test.ReportsAsync("""
        [assembly: WholeSystem]
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Flash(string Symbol);
        [Tier(Tier.Fast)] public partial record NoRoute(string Symbol);
        [Part] public partial record Leg(string Symbol);
        [Agent("speaker"), Publishes<Flash>] public sealed partial class Speaker;

        """ + Agents);

    [Fact]
    public Task Names_each_of_several_agents_that_wait_once() => Test.ReportsAsync(
        """
        [assembly: WholeSystem]
        [Tier(Tier.Fast), RoutesTo<MarketNews, FastSignals>] public partial record {|#0:Flash|}(string Symbol);
        [Agent("both"), Subscribes<MarketNews>, Subscribes<FastSignals>]
        public sealed partial class Both
        {
            public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default;
        }
        [Agent("another"), Subscribes<FastSignals>]
        public sealed partial class Another
        {
            public ValueTask HandleAsync(Flash m, MessageContext c, CancellationToken t) => default;
        }

        """,
        CompilerWarning("CTR2008").WithLocation(0).WithMessage(
            "No agent of the system publishes Flash, which Another and Both wait for: add [Publishes<Flash>] to the agent that sends it, or remove the message"));
}
