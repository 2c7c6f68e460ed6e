using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RouteToNoChannelAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2013
{
    [Fact]
    public Task Stands_on_the_type_and_says_how_to_make_it_a_channel() => Test.ReportsAsync(
        """
        public partial class OwnNews;
        [Agent("trader")] public partial class Trader;
        [Tier(Tier.Fast), RoutesTo<MarketNews, {|#0:OwnNews|}>, RoutesTo<{|#1:string|}>, RoutesTo<{|#2:int[]|}>, RoutesTo<{|#3:Trader|}>, RoutesTo<{|#4:Signal|}>]
        public partial record Signal(string Symbol);
        """,
        CompilerError("CTR2013").WithLocation(0).WithMessage("Signal is routed to OwnNews, which is not a channel: make it one with [Channel(\"own_news\")], or name another"),
        CompilerError("CTR2013").WithLocation(1).WithMessage("Signal is routed to string, which is not a channel: name a class with [Channel]"),
        CompilerError("CTR2013").WithLocation(2).WithMessage("Signal is routed to int[], which is not a channel: name a class with [Channel]"),
        CompilerError("CTR2013").WithLocation(3).WithMessage("Signal is routed to Trader, which is not a channel: name a class with [Channel]"),
        CompilerError("CTR2013").WithLocation(4).WithMessage("Signal is routed to Signal, which is not a channel: name a class with [Channel]"));

    [Fact]
    public Task Knows_which_channels_a_referenced_assembly_lists() => Test.ReportsAsync(
        [
            """
            [Tier(Tier.Fast), RoutesTo<Acme.Orders, {|#0:Acme.Broken|}>] public partial record Signal(string Symbol);
            """,
        ],
        [
            Analysis.Reference("Acme", """
                using AgentContracts;
                namespace Acme;
                [Channel("orders")] public partial class Orders;
                [Channel("broken")] public class Broken;
                """),
        ],
        CompilerError("CTR2013").WithLocation(0).WithMessage(
            "Signal is routed to Broken, which the manifest of Acme does not list: build Acme with the generator, and without its errors"));

    [Fact]
    public Task Is_quiet_on_channels_of_which_another_rule_speaks_and_on_what_does_not_compile() => Test.ReportsAsync("""
        [Channel("not_partial")] public class NotPartial;
        [Channel("")] public partial class Unnamed;
        [Tier(Tier.Fast), RoutesTo<NotPartial, Unnamed, {|CS0246:Nowhere|}, MarketNews>] public partial record Signal(string Symbol);
        """);
}
