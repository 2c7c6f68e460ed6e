using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MemberWithoutValueAnalyzer, AgentContracts.CodeFixes.Rules.MemberWithoutValueFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1016
{
    [Fact]
    public Task Stands_on_the_member() => Test.ReportsAsync(
        """
        #pragma warning disable CS8618
        using System.Collections.Immutable;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol)
        {
            public ImmutableArray<string> {|#0:Venues|} { get; init; }
            public double {|#1:Confidence|} { get; }
            public string {|#2:Action|};
        }
        [Part] public partial record struct Leg { public string {|CTR1016:Symbol|} { get; set; } }
        """,
        CompilerWarning("CTR1016").WithLocation(0).WithMessage("Signal.Venues is null where nobody sets it, and null is refused: write 'required', a default, or 'ImmutableArray<string>?'"),
        CompilerWarning("CTR1016").WithLocation(1).WithMessage("Signal.Confidence has no setter, so it never gets a value and does not travel: write '{ get; init; }'"),
        CompilerWarning("CTR1016").WithLocation(2).WithMessage("Signal.Action is null where nobody sets it, and null is refused: write 'required', a default, or 'string?'"));

    [Fact]
    public Task Is_quiet_on_what_has_a_value_may_be_null_or_is_computed() => Test.ReportsAsync("""
        using System.Collections.Immutable;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol, ImmutableArray<int> Sizes)
        {
            public required string Action { get; init; }
            public string? Note { get; init; }
            public string Venue { get; init; } = "";
            public ImmutableArray<string> Tags { get; init; } = [];
            public int Size { get; init; }
            public double Half => Size / 2.0;
            public double Twice { get => Size * 2; }
            public double Spread { get; } = 1;
            public static string Shared { get; } = "";
            internal int Cached { get; }
        }
        [Part] public partial record Leg
        {
            private Leg() => (Symbol, Size) = ("", 1);
            public string Symbol { get; init; }
            public int Size { get; }
        }
        #nullable disable
        [Part] public partial record Oblivious { public string Symbol { get; init; } }
        """);

    [Fact]
    public Task Makes_it_required_and_settable() => Test.FixesAsync(
        """
        #pragma warning disable CS8618
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal
        {
            /// <summary>What.</summary>
            public string {|CTR1016:Symbol|} { get; init; }
            public double {|CTR1016:Confidence|} { get; }
            public string {|CTR1016:Action|};
        }
        """,
        """
        #pragma warning disable CS8618
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal
        {
            /// <summary>What.</summary>
            public required string Symbol { get; init; }
            public required double Confidence { get; init; }
            public required string Action;
        }
        """,
        iterations: 3);

    [Fact]
    public Task Offers_nothing_where_the_setter_is_hidden() => Test.HasNoFixAsync("""
        #pragma warning disable CS8618
        [Part] public partial record Leg { public string {|CTR1016:Symbol|} { get; private init; } }
        """);
}
