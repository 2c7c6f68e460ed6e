using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.UnfitFallbackAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2005
{
    [Fact]
    public Task Stands_on_the_fallback() => Test.ReportsAsync("""
        using ToString = AgentContracts.FallsBackToAttribute<string>;
        [Channel("one", Tier.Fast), FallsBackTo<{|CTR2005:HftSignals|}>] public partial class One;
        [Channel("two", Tier.Fast), FallsBackTo<{|CTR2005:int[]|}>] public partial class Two;
        [Channel("three"), {|CTR2005:ToString|}] public partial class Three;
        """);

    [Fact]
    public Task Says_what_is_not_carried() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Fast), FallsBackTo<{|#0:HftSignals|}>] public partial class One;
        [Channel("two"), FallsBackTo<{|#1:FastSignals|}>] public partial class Two;
        [Channel("three"), FallsBackTo<{|#2:string|}>] public partial class Three;
        [Tier(Tier.Fast), RoutesTo<Two>] public partial record Fits(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<MarketNews, Two>] public partial record Plan(string Symbol);
        """,
        CompilerError("CTR2005").WithLocation(0).WithMessage("One falls back to HftSignals, which carries only UltraHft, not Fast: name a channel of Fast or a mixed one"),
        CompilerError("CTR2005").WithLocation(1).WithMessage("Two falls back to FastSignals, which carries only Fast, not Plan, which is Tactical: name a mixed channel"),
        CompilerError("CTR2005").WithLocation(2).WithMessage("Three falls back to String, which is no channel: name a class with [Channel]"));

    [Fact]
    public Task Knows_the_messages_of_other_assemblies() => Test.ReportsAsync(
        [
            "[Channel(\"one\"), FallsBackTo<FastSignals>] public partial class One;",
            "[Channel(\"news\"), FallsBackTo<{|CTR2005:Acme.Slow|}>] public partial class News; [Tier(Tier.Fast), RoutesTo<News>] public partial record Flash(string Symbol);",
        ],
        Analysis.Reference("Acme", "using AgentContracts; namespace Acme; [Channel(\"slow\", Tier.Tactical)] public partial class Slow;"));

    [Fact]
    public Task Is_quiet_on_channels_of_the_tier_and_mixed_ones() => Test.ReportsAsync("""
        [Channel("one", Tier.Fast, MaxAgeMs = 100), FallsBackTo<FastSignals>] public partial class One;
        [Channel("two", Tier.Fast), FallsBackTo<MarketNews>] public partial class Two;
        [Channel("three"), FallsBackTo<FastSignals>] public partial class Three;
        [Channel("four"), FallsBackTo<MarketNews>] public partial class Four;
        [Tier(Tier.Fast), RoutesTo<Three, Four>] public partial record Signal(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<Four>] public partial record Plan(string Symbol);
        """);
}
