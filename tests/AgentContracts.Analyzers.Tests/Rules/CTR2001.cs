using System.Globalization;
using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageNeedsRouteAnalyzer, AgentContracts.CodeFixes.Rules.MessageNeedsRouteFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2001
{
    [Fact]
    public Task Stands_on_the_name_of_the_message() => Test.ReportsAsync("""
        [Tier(Tier.Fast)] public partial record {|CTR2001:Signal|}(string Symbol);
        [Tier(Tier.UltraHft, MaxAgeMs = 5)] public readonly partial record struct {|CTR2001:Tick|}(double Price);
        """);

    [Fact]
    public Task Names_channels_that_carry_the_tier() => Test.ReportsAsync(
        "[Tier(Tier.Fast)] public partial record {|#0:Signal|}(string Symbol);",
        CompilerError("CTR2001").WithLocation(0).WithMessage(
            "Message Signal has no route, so sending it reaches nobody: add [RoutesTo<FastSignals>], or another channel that carries Fast, such as MarketNews, ExecutionAlerts"));

    [Fact]
    public Task Is_quiet_on_emergencies_parts_and_routed_messages() => Test.ReportsAsync("""
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Symbol);
        [Part] public partial record Leg(string Symbol);
        [Part, Tier(Tier.Fast)] public partial record TieredPart(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<string>] public partial record ElsewhereWrong(string Symbol);
        [Tier(Tier.Fast)] public partial record Split(string Symbol);
        [RoutesTo<FastSignals>] public partial record Split;
        """);

    [Fact]
    public Task Offers_the_channel_of_the_tier_first() => Test.FixesAsync(
        """
        /// <summary>A signal.</summary>
        [Obsolete, Tier(Tier.Tactical), WireName("sig")]
        public partial record {|CTR2001:Signal|}(string Symbol);
        """,
        """
        /// <summary>A signal.</summary>
        [Obsolete, Tier(Tier.Tactical), RoutesTo<TacticalSignals>, WireName("sig")]
        public partial record Signal(string Symbol);
        """);

    [Fact]
    public Task Routes_all_to_the_chosen_channel() => Test.FixesAsync(
        """
        [Tier(Tier.Fast)] public partial record {|CTR2001:One|}(string Symbol);
        [Tier(Tier.Tactical)] public partial record {|CTR2001:Two|}(string Symbol);
        """,
        """
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record One(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<MarketNews>] public partial record Two(string Symbol);
        """,
        key: "CTR2001.MarketNews",
        iterations: 2);

    [Fact]
    public Task Offers_channels_that_ship_with_the_language_too() => Test.FixesAsync(
        "[Tier(Tier.Fast)] public partial record {|CTR2001:Signal|}(string Symbol);",
        "[Tier(Tier.Fast), RoutesTo<ErrorAlerts>] public partial record Signal(string Symbol);",
        key: "CTR2001.AgentContracts.ErrorAlerts");

    [Fact]
    public Task Offers_no_channel_of_another_tier() => Test.HasNoFixAsync(
        "[Tier(Tier.Fast)] public partial record {|CTR2001:Signal|}(string Symbol);",
        key: "CTR2001.HftSignals");

    [Fact]
    public Task Offers_channels_of_a_kind_in_the_order_of_their_names() => Test.FixesAsync(
        """
        namespace Two { [Channel("two", Tier.Tactical)] public partial class Alpha; }
        namespace One { [Channel("one", Tier.Tactical)] public partial class Alpha; }
        [Tier(Tier.Tactical)] public partial record {|CTR2001:Signal|}(string Symbol);
        """,
        """
        namespace Two { [Channel("two", Tier.Tactical)] public partial class Alpha; }
        namespace One { [Channel("one", Tier.Tactical)] public partial class Alpha; }
        [Tier(Tier.Tactical), RoutesTo<One.Alpha>] public partial record Signal(string Symbol);
        """);

    [Theory]
    [InlineData("", "declare a channel with [Channel(\"...\", Tier.Tactical)] and add [RoutesTo<...>] with it")]
    [InlineData("[Channel(\"only\")] public partial class Only;", "add [RoutesTo<Only>]")]
    public async Task Says_what_to_do_where_there_is_no_choice(string channel, string remedy)
    {
        var analysis = await Analysis.RunAsync(["using AgentContracts; [Tier(Tier.Tactical)] public partial record Signal(string Symbol);" + channel], prelude: "");

        Assert.Equal(
            $"Message Signal has no route, so sending it reaches nobody: {remedy}",
            Assert.Single(analysis.Diagnostics, static d => d.Id == "CTR2001").GetMessage(CultureInfo.InvariantCulture));
    }
}
