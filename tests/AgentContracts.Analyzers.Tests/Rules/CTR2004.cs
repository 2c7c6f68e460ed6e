using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.FallbackCycleAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2004
{
    [Fact]
    public Task Stands_on_the_fallback_of_the_first_channel_and_shows_the_others() => Test.ReportsAsync(
        """
        [Channel("self"), FallsBackTo<{|#0:Self|}>] public partial class Self;
        [Channel("a"), FallsBackTo<{|#1:B|}>] public partial class A;
        [Channel("b"), FallsBackTo<{|#2:C|}>] public partial class B;
        [Channel("c"), FallsBackTo<{|#3:A|}>] public partial class C;
        """,
        CompilerError("CTR2004").WithLocation(0).WithMessage(
            "Self falls back to itself (Self → Self), so that nothing is left when it fails: drop one [FallsBackTo], or name a channel outside the circle"),
        CompilerError("CTR2004").WithLocation(1).WithLocation(2).WithLocation(3).WithMessage(
            "A falls back to itself (A → B → C → A), so that nothing is left when it fails: drop one [FallsBackTo], or name a channel outside the circle"));

    [Fact]
    public Task Is_reported_once_over_several_files() => Test.ReportsAsync(
    [
        "[Channel(\"b\"), FallsBackTo<{|CTR2004:C|}>] public partial class B;",
        "[Channel(\"c\")] public partial class C;",
        "[FallsBackTo<B>] partial class C;",
    ]);

    [Fact]
    public Task Is_quiet_on_a_way_into_a_circle_and_on_fallbacks_that_end() => Test.ReportsAsync("""
        [Channel("outside"), FallsBackTo<Self>] public partial class Outside;
        [Channel("self"), FallsBackTo<{|CTR2004:Self|}>] public partial class Self;
        [Channel("one"), FallsBackTo<Two>] public partial class One;
        [Channel("two"), FallsBackTo<MarketNews>] public partial class Two;
        [Channel("none"), FallsBackTo<string>] public partial class None;
        """);
}
