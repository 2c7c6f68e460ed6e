using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.TypeNeedsPartialAnalyzer, AgentContracts.CodeFixes.Rules.TypeNeedsPartialFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1001
{
    [Fact]
    public Task Stands_on_the_name_of_each_kind_of_type() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public record {|CTR1001:Routed|}(string Symbol);
        [Emergency, Tier(Tier.Fast)] public record {|CTR1001:Alarm|}(string Symbol);
        [Part] public readonly record struct {|CTR1001:Leg|}(string Symbol);
        [Channel("own")] public class {|CTR1001:Own|};
        [Agent("trader")] public sealed class {|CTR1001:Trader|};
        """);

    [Fact]
    public Task Says_which_type_and_what_to_write() => Test.ReportsAsync(
        """
        [Part] public readonly record struct {|#0:Leg|}(string Symbol);
        """,
        CompilerError("CTR1001").WithLocation(0).WithMessage("Part Leg gets no generated code because it is not partial: write 'partial record struct Leg'"));

    [Fact]
    public Task Is_quiet_where_nothing_is_to_be_generated() => Test.ReportsAsync("""
        public record NotMarked(string Symbol);
        public class Holder
        {
            public NotMarked? Value { get; set; }
        }
        [System.ComponentModel.DataAnnotations.MetadataType(typeof(Holder))] public class OtherAttribute;
        public static class Outer
        {
            [Part] public partial record Leg(string Symbol);
        }
        """);

    [Fact]
    public Task Is_quiet_on_attributes_of_the_same_name_of_someone_else() => Test.ReportsAsync("""
        namespace Other
        {
            public sealed class TierAttribute : Attribute;
            public sealed class AgentAttribute : Attribute;
            [Other.Tier] public record Message;
            [Other.Agent] public class Actor;
        }
        """);

    [Fact]
    public Task Adds_partial_before_the_keyword_and_keeps_everything_else() => Test.FixesAsync(
        """
        /// <summary>A leg.</summary>
        [Part] // one side of a trade
        public readonly record struct {|CTR1001:Leg|}(string Symbol);
        [Channel("own")] class {|CTR1001:Own|};
        [Agent("trader")]
        internal sealed   class {|CTR1001:Trader|}
        {
        }
        """,
        """
        /// <summary>A leg.</summary>
        [Part] // one side of a trade
        public readonly partial record struct Leg(string Symbol);
        [Channel("own")] partial class Own;
        [Agent("trader")]
        internal sealed   partial class Trader
        {
        }
        """,
        iterations: 3);

    [Fact]
    public Task Adds_partial_once_to_the_type_around_several() => Test.FixesAsync(
        """
        public static class Outer
        {
            [Channel("own")] public class {|CTR1001:Own|};
            [Part] public record {|CTR1001:Leg|}(string Symbol);
        }
        """,
        """
        public static partial class Outer
        {
            [Channel("own")] public partial class Own;
            [Part] public partial record Leg(string Symbol);
        }
        """,
        iterations: 2);
}
