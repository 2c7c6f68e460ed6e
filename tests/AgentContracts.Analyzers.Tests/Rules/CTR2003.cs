using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RouteToOtherTierAnalyzer, AgentContracts.CodeFixes.Rules.RouteToOtherTierFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2003
{
    [Fact]
    public Task Stands_on_the_channel_in_the_route() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<{|CTR2003:HftSignals|}>] public partial record One(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals, {|CTR2003:TacticalSignals|}>] public partial record Two(string Symbol);
        [Tier(Tier.Fast), AgentContracts.RoutesTo<FastSignals>, AgentContracts.RoutesTo<MarketNews, global::{|CTR2003:HftSignals|}, {|CTR2003:TacticalSignals|}>] public partial record Three(string Symbol);
        [Tier(Tier.Fast), Emergency, RoutesTo<{|CTR2003:HftSignals|}>] public partial record Alarm(string Symbol);
        """.Replace("global::{|CTR2003:HftSignals|}", "{|CTR2003:global::HftSignals|}"));

    [Fact]
    public Task Stands_on_the_attribute_that_an_alias_hides() => Test.ReportsAsync("""
        using ToHft = AgentContracts.RoutesToAttribute<HftSignals>;
        [Tier(Tier.Fast), {|CTR2003:ToHft|}] public partial record Signal(string Symbol);
        """);

    [Fact]
    public Task Names_both_tiers_and_the_ways_out() => Test.ReportsAsync(
        "[Tier(Tier.UltraHft), RoutesTo<{|#0:TacticalSignals|}>] public partial record Signal(string Symbol);",
        CompilerError("CTR2003").WithLocation(0).WithMessage(
            "Signal is UltraHft, but TacticalSignals carries only Tactical: route it to a channel of UltraHft or to a mixed one, or make it [Tier(Tier.Tactical)]"));

    [Fact]
    public Task Is_quiet_on_channels_of_the_tier_and_mixed_ones() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals, MarketNews, ExecutionAlerts>] public partial record Signal(string Symbol);
        [RoutesTo<HftSignals>] public partial record WithoutTier(string Symbol);
        [Tier(Tier.Fast), RoutesTo<string>] public partial record NoChannel(string Symbol);
        [Channel("news"), FallsBackTo<TacticalSignals>] public partial class News;
        [Tier(Tier.Fast), RoutesTo<News>] public partial record ThroughFallback(string Symbol);
        """);

    [Fact]
    public Task Gives_the_message_the_tier_of_its_channels() => Test.FixesAsync(
        """
        [Tier(Tier.Fast, MaxAgeMs = 100), RoutesTo<MarketNews, {|CTR2003:HftSignals|}>] public partial record One(string Symbol);
        [Tier(tier: Tier.Fast), RoutesTo<{|CTR2003:TacticalSignals|}>] public partial record Two(string Symbol);
        """,
        """
        [Tier(Tier.UltraHft, MaxAgeMs = 100), RoutesTo<MarketNews, HftSignals>] public partial record One(string Symbol);
        [Tier(tier: Tier.Tactical), RoutesTo<TacticalSignals>] public partial record Two(string Symbol);
        """,
        key: "CTR2003.Tier",
        iterations: 2);

    [Fact]
    public Task Changes_the_tier_in_the_file_where_it_stands() => Test.FixesAsync(
        [
            "[RoutesTo<{|CTR2003:HftSignals|}>] public partial record Signal(string Symbol);",
            "[Tier(Tier.Fast)] public partial record Signal;",
        ],
        [
            "[RoutesTo<HftSignals>] public partial record Signal(string Symbol);",
            "[Tier(Tier.UltraHft)] public partial record Signal;",
        ],
        key: "CTR2003.Tier");

    [Fact]
    public Task Does_not_offer_a_tier_that_another_channel_refuses() => Test.HasNoFixAsync(
        "[Tier(Tier.Fast), RoutesTo<FastSignals, {|CTR2003:HftSignals|}>] public partial record Signal(string Symbol);",
        key: "CTR2003.Tier");

    [Fact]
    public Task Drops_the_route() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals, {|CTR2003:HftSignals|}>(When = nameof(IsLoud))] public partial record One(bool IsLoud);
        [Tier(Tier.Fast), RoutesTo<{|CTR2003:HftSignals|}>, RoutesTo<FastSignals>] public partial record Two(string Symbol);
        [Tier(Tier.Fast)]
        [RoutesTo<{|CTR2003:HftSignals|}, {|CTR2003:TacticalSignals|}>] // too fast, too slow
        [RoutesTo<FastSignals>]
        public partial record Three(string Symbol);
        [Tier(Tier.Fast)]
        [RoutesTo<{|CTR2003:HftSignals|}>]
        [RoutesTo<FastSignals>]
        public partial record Four(string Symbol);
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>(When = nameof(IsLoud))] public partial record One(bool IsLoud);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Two(string Symbol);
        [Tier(Tier.Fast)]
         // too fast, too slow
        [RoutesTo<FastSignals>]
        public partial record Three(string Symbol);
        [Tier(Tier.Fast)]
        [RoutesTo<FastSignals>]
        public partial record Four(string Symbol);
        """,
        key: "CTR2003.Route",
        iterations: 5);

    [Fact]
    public Task Does_not_drop_the_only_route() => Test.HasNoFixAsync(
        "[Tier(Tier.Fast), RoutesTo<{|CTR2003:HftSignals|}>] public partial record Signal(string Symbol);",
        key: "CTR2003.Route");
}
