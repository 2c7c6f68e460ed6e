using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ContainingTypeNeedsPartialAnalyzer, AgentContracts.CodeFixes.Rules.ContainingTypeNeedsPartialFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1008
{
    [Fact]
    public Task Stands_on_the_nested_type_and_points_at_the_one_around_it() => Test.ReportsAsync(
        """
        public class {|#1:Outer|}
        {
            [Channel("own")] public partial class {|#0:Own|};
        }
        """,
        CompilerError("CTR1008").WithLocation(0).WithLocation(1).WithMessage("Channel Own gets no generated code because Outer around it is not partial: write 'partial class Outer'"));

    [Fact]
    public Task Looks_through_all_types_around_it() => Test.ReportsAsync("""
        public partial class Outer
        {
            public static class Middle
            {
                public partial record struct Inner
                {
                    [Part] public partial record {|CTR1008:Leg|}(string Symbol);
                    [Agent("trader")] public partial class {|CTR1008:Trader|};
                    [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1008:Signal|}(string Symbol);
                }
            }
        }
        """);

    [Fact]
    public Task Is_quiet_where_all_are_partial_or_the_type_itself_is_not_or_nothing_is_to_be_generated() => Test.ReportsAsync("""
        public static partial class Outer
        {
            [Part] public partial record Leg(string Symbol);
        }
        public static class Other
        {
            [Part] public record NotPartial(string Symbol);
            public partial record NotMarked(string Symbol);
        }
        """);

    [Fact]
    public Task Adds_partial_once_to_each_type_around_several() => Test.FixesAsync(
        """
        public static class Outer
        {
            internal sealed record Middle
            {
                [Channel("own")] public partial class {|CTR1008:Own|};
                [Part] public partial record {|CTR1008:Leg|}(string Symbol);
            }
        }
        """,
        """
        public static partial class Outer
        {
            internal sealed partial record Middle
            {
                [Channel("own")] public partial class Own;
                [Part] public partial record Leg(string Symbol);
            }
        }
        """);
}
