using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ChannelWithoutMessagesAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2006
{
    [Fact]
    public Task Stands_on_the_name_of_a_channel_that_only_this_project_sees() => Test.ReportsAsync("""
        [Channel("one")] internal partial class {|CTR2006:One|};
        public static partial class Outer { [Channel("two")] internal partial class {|CTR2006:Two|}; }
        internal static partial class Hidden { [Channel("three")] public partial class {|CTR2006:Three|}; }
        partial class Four;
        [Channel("four")] internal partial class {|CTR2006:Four|};
        [RoutesTo<MarketNews>] internal partial record NoTier(string Symbol);
        """);

    [Fact]
    public Task Says_what_to_do() => Test.ReportsAsync(
        "[Channel(\"one\")] internal partial class {|#0:One|};",
        CompilerWarning("CTR2006").WithLocation(0).WithMessage(
            "Nothing is routed to One, so whoever subscribes to it hears nothing: add [RoutesTo<One>] to a message, or remove the channel"));

    [Fact]
    public Task Speaks_of_public_channels_in_a_program() => Test.ReportsInProgramAsync("""
        return 0;
        [Channel("one")] public partial class {|CTR2006:One|};
        [Tier(Tier.Fast), RoutesTo<FastSignals, MarketNews>] public partial record Quick(string Symbol);
        [Tier(Tier.UltraHft), RoutesTo<HftSignals>] public partial record Quicker(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<TacticalSignals>] public partial record Slower(string Symbol);
        """);

    [Fact]
    public Task Is_quiet_on_channels_that_carry_something_or_may() => Test.ReportsAsync("""
        [Channel("public")] public partial class Public;
        [Channel("carries")] internal partial class Carries;
        [Channel("emergency"), Emergency] internal partial class Alarms;
        [Channel("stands_in")] internal partial class StandsIn;
        [Channel("primary"), FallsBackTo<StandsIn>] internal partial class Primary;
        [Channel("of_an_invalid_message")] internal partial class Unlucky;
        [Tier(Tier.Fast), RoutesTo<Carries, Primary>] internal partial record Signal(string Symbol);
        [RoutesTo<Unlucky, MarketNews>] internal partial record NoTier(string Symbol);
        [Channel("")] internal partial class NoName;
        """);
}
