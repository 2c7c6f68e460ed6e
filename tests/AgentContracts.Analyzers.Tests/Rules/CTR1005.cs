using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MemberMutableAnalyzer, AgentContracts.CodeFixes.Rules.MemberMutableFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1005
{
    [Fact]
    public Task Stands_on_the_setter_or_the_field() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol)
        {
            public double Confidence { get; {|#0:set|}; }
            public int {|#1:Size|} = 1;
            public int Depth { get; private {|CTR1005:set|}; }
        }
        [Part] public partial record Leg { public int Size { get => 1; {|CTR1005:set|} { } } }
        """,
        CompilerWarning("CTR1005").WithLocation(0).WithMessage("Signal.Confidence can be changed after it was sent, so every agent gets a copy of its own: write 'init' instead of 'set'"),
        CompilerWarning("CTR1005").WithLocation(1).WithMessage("Signal.Size can be changed after it was sent, so every agent gets a copy of its own: write a property, 'public int Size { get; init; }'"));

    [Fact]
    public Task Is_quiet_on_structs_and_on_what_cannot_be_changed_or_does_not_travel() => Test.ReportsAsync("""
        [Part] public partial record struct Leg(int Size) { public int Depth { get; set; } public int Width; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol)
        {
            public double Confidence { get; init; }
            public readonly int Size;
            public int Computed => 1;
            public static int Shared { get; set; }
            internal int Cached { get; set; }
            private int _depth;
            public int WriteOnly { set => _depth = value; }
            public int[] Sizes { get; init; } = [];
        }
        public record NotMarked { public int Size { get; set; } }
        """);

    [Fact]
    public Task Writes_init_and_makes_fields_properties() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol)
        {
            public double Confidence { get; {|CTR1005:set|}; } = 0.5;
            [Expires] public required long {|CTR1005:At|};
            public int {|CTR1005:Size|} = 1; // one
        }
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol)
        {
            public double Confidence { get; init; } = 0.5;
            [Expires] public required long At { get; init; }
            public int Size { get; init; } = 1; // one
        }
        """,
        iterations: 3);

    [Fact]
    public Task Offers_nothing_for_several_fields_in_one_declaration() => Test.HasNoFixAsync("""
        [Part] public partial record Leg { public int {|CTR1005:A|}, {|CTR1005:B|}; }
        """);
}
