using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageNeedsTierAnalyzer, AgentContracts.CodeFixes.Rules.MessageNeedsTierFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1003
{
    [Fact]
    public Task Stands_on_the_name_of_the_message() => Test.ReportsAsync("""
        [RoutesTo<FastSignals>] public partial record {|CTR1003:One|}(string Symbol);
        [RoutesTo<FastSignals, MarketNews>] public readonly partial record struct {|CTR1003:Two|}(string Symbol);
        [RoutesTo<FastSignals, MarketNews, ExecutionAlerts>] public partial record {|CTR1003:Three|}(string Symbol);
        [Emergency] public partial record {|CTR1003:Alarm|}(string Symbol);
        [Part, RoutesTo<FastSignals>] public partial record {|CTR1003:RoutedPart|}(string Symbol);
        """);

    [Fact]
    public Task Says_what_makes_it_a_message_and_which_tier_to_give_it() => Test.ReportsAsync(
        """
        [RoutesTo<MarketNews, HftSignals>] public partial record {|#0:Signal|}(string Symbol);
        [Emergency] public partial record {|#1:Alarm|}(string Symbol);
        """,
        CompilerError("CTR1003").WithLocation(0).WithMessage("Message Signal has a route to MarketNews but no tier: add [Tier(Tier.UltraHft)], the tier of its channel"),
        CompilerError("CTR1003").WithLocation(1).WithMessage("Message Alarm has [Emergency] but no tier: add [Tier(...)] with Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic"));

    [Fact]
    public Task Is_quiet_on_channels_parts_and_messages_with_a_tier() => Test.ReportsAsync("""
        [Channel("alerts"), Emergency] public partial class Alerts;
        [Part] public partial record Leg(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), Emergency] public partial record Alarm(string Symbol);
        [Tier(Tier.Fast)] public partial record Split(string Symbol);
        [RoutesTo<FastSignals>] public partial record Split;
        """);

    [Fact]
    public Task Stands_on_the_declaration_with_the_attribute() => Test.ReportsAsync("""
        public partial record Signal(string Symbol);
        [RoutesTo<FastSignals>] public partial record {|CTR1003:Signal|};
        """);

    [Fact]
    public Task Offers_the_tier_of_the_channels_first() => Test.FixesAsync(
        """
        /// <summary>A signal.</summary>
        [RoutesTo<MarketNews, HftSignals>]
        public partial record {|CTR1003:Signal|}(string Symbol);
        """,
        """
        /// <summary>A signal.</summary>
        [Tier(Tier.UltraHft), RoutesTo<MarketNews, HftSignals>]
        public partial record Signal(string Symbol);
        """);

    [Fact]
    public Task Gives_all_the_chosen_tier() => Test.FixesAsync(
        """
        [RoutesTo<MarketNews>] public partial record {|CTR1003:News|}(string Symbol);
        [Obsolete, Emergency] public partial record {|CTR1003:Alarm|}(string Symbol);
        """,
        """
        [Tier(Tier.Strategic), RoutesTo<MarketNews>] public partial record News(string Symbol);
        [Obsolete, Tier(Tier.Strategic), Emergency] public partial record Alarm(string Symbol);
        """,
        key: "CTR1003.Strategic",
        iterations: 2);

    [Fact]
    public Task Qualifies_names_where_they_mean_something_else() => Test.FixesAsync(
        """
        namespace Acme
        {
            public enum Tier { Gold }
            [RoutesTo<FastSignals>] public partial record {|CTR1003:Signal|}(string Symbol);
        }
        """,
        """
        namespace Acme
        {
            public enum Tier { Gold }
            [Tier(AgentContracts.Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        }
        """);
}
