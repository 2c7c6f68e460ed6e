using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageNeedsRecordAnalyzer, AgentContracts.CodeFixes.Rules.MessageNeedsRecordFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1002
{
    [Fact]
    public Task Stands_on_the_name_of_messages_and_parts() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial class {|CTR1002:Signal|};
        [RoutesTo<FastSignals>] public partial struct {|CTR1002:Tick|};
        [Emergency, Tier(Tier.Fast)] public partial class {|CTR1002:Alarm|};
        [Part] public readonly partial struct {|CTR1002:Leg|};
        """);

    [Fact]
    public Task Says_what_it_is_and_what_to_write() => Test.ReportsAsync(
        """
        [Part] public readonly partial struct {|#0:Leg|};
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial class {|#1:Signal|};
        """,
        CompilerError("CTR1002").WithLocation(0).WithMessage("Part Leg is a struct, but messages and parts are values: write 'partial record struct Leg'"),
        CompilerError("CTR1002").WithLocation(1).WithMessage("Message Signal is a class, but messages and parts are values: write 'partial record Signal'"));

    [Fact]
    public Task Stands_on_the_declaration_with_the_attribute() => Test.ReportsAsync("""
        public partial class Signal;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial class {|CTR1002:Signal|};
        """);

    [Fact]
    public Task Is_quiet_on_records_channels_agents_and_what_cannot_be_a_record() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Part] public readonly partial record struct Leg(string Symbol);
        [Channel("own"), Emergency] public partial class Own;
        [Emergency] public partial class NoMessage;
        [Agent("trader")] public partial class Trader;
        [Part] public static partial class Static;
        [Part] public ref partial struct Ref;
        """);

    [Fact]
    public Task Makes_every_declaration_a_record() => Test.FixesAsync(
        [
            """
            /// <summary>A leg.</summary>
            [Part]
            public readonly  partial struct {|CTR1002:Leg|}
            {
            }
            [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial class {|CTR1002:Signal|}(string symbol);
            """,
            "public partial class Signal { public int Size { get; init; } }",
        ],
        [
            """
            /// <summary>A leg.</summary>
            [Part]
            public readonly  partial record struct Leg
            {
            }
            [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string symbol);
            """,
            "public partial record Signal { public int Size { get; init; } }",
        ],
        iterations: 2);

    [Fact]
    public Task Leaves_what_the_generator_writes_for_it_to_the_generator() => Test.FixesAsync(
        "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial class {|CTR1002:Report|} { public string? Text { get; init; } }",
        "[Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Report { public string? Text { get; init; } }");

    [Fact]
    public Task Offers_nothing_for_a_class_with_a_base_that_is_no_record() => Test.HasNoFixAsync("""
        public class Base;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial class {|CTR1002:Signal|} : Base;
        """);
}
