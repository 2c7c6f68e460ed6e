using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.TypeNotVisibleAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1014
{
    [Fact]
    public Task Stands_on_the_name_of_the_type_and_names_what_hides_it() => Test.ReportsAsync(
        """
        public partial class Outer
        {
            [Tier(Tier.Fast), RoutesTo<FastSignals>] private partial record {|#0:Signal|}(string Symbol);
            [Agent("trader")] protected partial class {|#1:Trader|};
            [Part] private protected partial record {|#2:Leg|}(string Symbol);
            private static partial class Inner { [Channel("own")] public partial class {|#3:Own|}; }
        }
        [Part] file record {|#4:Local|}(string Symbol);
        """,
        CompilerError("CTR1014").WithLocation(0).WithMessage("Message Signal cannot be named outside Outer: make it internal or public"),
        CompilerError("CTR1014").WithLocation(1).WithMessage("Agent Trader cannot be named outside Outer: make it internal or public"),
        CompilerError("CTR1014").WithLocation(2).WithMessage("Part Leg cannot be named outside Outer: make it internal or public"),
        CompilerError("CTR1014").WithLocation(3).WithMessage("Channel Own cannot be named outside Outer: make Inner internal or public"),
        CompilerError("CTR1014").WithLocation(4).WithMessage("Part Local cannot be named outside its file: make it internal or public"));

    [Fact]
    public Task Is_quiet_on_types_that_the_assembly_can_name() => Test.ReportsAsync("""
        internal partial class Outer
        {
            [Tier(Tier.Fast), RoutesTo<FastSignals>] internal partial record Signal(string Symbol);
            [Part] protected internal partial record Leg(string Symbol);
            private record NotMarked;
        }
        [Agent("trader")] partial class Trader;
        """);

    [Fact]
    public Task Names_the_nearest_of_several_that_hide_it() => Test.ReportsAsync(
        "public partial class Outer { private partial class Inner { [Part] private partial record {|#0:Leg|}(string Symbol); } }",
        CompilerError("CTR1014").WithLocation(0).WithMessage("Part Leg cannot be named outside Inner: make it internal or public"));
}
