using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RepeatedRouteAnalyzer, AgentContracts.CodeFixes.Rules.RepeatedRouteFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2002
{
    [Fact]
    public Task Stands_on_the_route_that_adds_nothing() => Test.ReportsAsync("""
        using ToNews = AgentContracts.RoutesToAttribute<MarketNews>;
        [Tier(Tier.Fast), RoutesTo<FastSignals, MarketNews, {|CTR2002:FastSignals|}>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<{|CTR2002:FastSignals|}>(When = nameof(IsLoud)), RoutesTo<FastSignals>] public partial record Two(bool IsLoud);
        [Tier(Tier.Fast), RoutesTo<MarketNews>, {|CTR2002:ToNews|}] public partial record Three(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals, {|CTR2002:FastSignals|}, {|CTR2002:FastSignals|}>] public partial record Four(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = nameof(IsLoud)), RoutesTo<{|CTR2002:FastSignals|}>(When = "IsLoud")] public partial record Five(bool IsLoud);
        [Tier(Tier.Fast), RoutesTo<FastSignals>, RoutesTo<{|CTR2002:FastSignals|}>(When = nameof(IsLoud))] public partial record Six(bool IsLoud);
        """);

    [Fact]
    public Task Stands_in_the_later_file() => Test.ReportsAsync(
    [
        "[Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);",
        "[RoutesTo<MarketNews>, RoutesTo<{|CTR2002:FastSignals|}>] public partial record Signal;",
    ]);

    [Fact]
    public Task Says_what_to_do() => Test.ReportsAsync(
        "[Tier(Tier.Fast), RoutesTo<FastSignals, {|#0:FastSignals|}>] public partial record Signal(string Symbol);",
        CompilerWarning("CTR2002").WithLocation(0).WithMessage("Signal takes another route to FastSignals whenever it takes this one: drop this one"));

    [Fact]
    public Task Is_quiet_on_different_channels_and_on_what_is_no_channel() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals, MarketNews, ExecutionAlerts>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<string, string>] public partial record Two(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Three(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = nameof(IsLoud)), RoutesTo<FastSignals>(When = nameof(IsNew))] public partial record Four(bool IsLoud, bool IsNew);
        """);

    [Fact]
    public Task Drops_the_route() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals, {|CTR2002:FastSignals|}>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>, RoutesTo<MarketNews, {|CTR2002:FastSignals|}, {|CTR2002:MarketNews|}>] public partial record Two(string Symbol);
        [Tier(Tier.Fast)]
        [RoutesTo<FastSignals>]
        [RoutesTo<{|CTR2002:FastSignals|}>]
        public partial record Three(string Symbol);
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>, RoutesTo<MarketNews>] public partial record Two(string Symbol);
        [Tier(Tier.Fast)]
        [RoutesTo<FastSignals>]
        public partial record Three(string Symbol);
        """,
        iterations: 4);

    private const string Messages = """

        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Item(string Symbol);
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Other(string Symbol);
        """;

    [Fact]
    public Task Stands_on_what_an_agent_says_twice() => Test.ReportsAsync(
        """
        [Agent("trader"), Subscribes<FastSignals>(BudgetMs = 1), Subscribes<{|#0:FastSignals|}>(BudgetMs = 500), Publishes<Item>, Publishes<Other>, Publishes<{|#1:Item|}>]
        [Ignores<Item>("one"), Ignores<{|#2:Item|}>("two"), Subscribes<Item>, Subscribes<Item>, Publishes<FastSignals>, Publishes<FastSignals>]
        public sealed partial class Trader;
        [Agent("quiet"), Subscribes<FastSignals>, Subscribes<MarketNews>, Ignores<Item>("one"), Ignores<Other>("two"), Publishes<Item>, Publishes<Other>]
        public sealed partial class Quiet;
        """ + Messages,
        CompilerWarning("CTR2002").WithLocation(0).WithMessage("Trader subscribes to FastSignals already: drop this one"),
        CompilerWarning("CTR2002").WithLocation(1).WithMessage("Trader publishes Item already: drop this one"),
        CompilerWarning("CTR2002").WithLocation(2).WithMessage("Trader ignores Item already: drop this one"));

    [Fact]
    public Task Drops_what_an_agent_says_twice() => Test.FixesAsync(
        """
        [Agent("trader"), Subscribes<FastSignals>(BudgetMs = 1), Subscribes<{|CTR2002:FastSignals|}>(BudgetMs = 500)]
        [Ignores<Item>("one")]
        [Ignores<{|CTR2002:Item|}>("two")]
        [Publishes<Item>, Publishes<{|CTR2002:Item|}>, Publishes<Other>, Publishes<{|CTR2002:Item|}>]
        public sealed partial class Trader;
        """ + Messages,
        """
        [Agent("trader"), Subscribes<FastSignals>(BudgetMs = 1)]
        [Ignores<Item>("one")]
        [Publishes<Item>, Publishes<Other>]
        public sealed partial class Trader;
        """ + Messages,
        iterations: 4);
}
