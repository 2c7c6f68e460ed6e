using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.NoUsableConstructorAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1019
{
    [Fact]
    public Task Says_how_a_reader_could_make_it() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|#0:Signal|}
        {
            public Signal(string symbol) => Symbol = symbol;
            public string Symbol { get; init; }
        }
        [Part] internal partial record Fee { internal required int {|#1:Basis|} { get; init; } }
        """,
        CompilerError("CTR1019").WithLocation(0).WithMessage("Message Signal cannot be made by a reader: give it a primary constructor, or one without parameters and settable members"),
        CompilerError("CTR1019").WithLocation(1).WithMessage("Part Fee cannot be made by a reader: Basis is required but does not travel, make it public or remove 'required'"));

    [Fact]
    public Task Says_how_the_hub_could_make_an_agent() => Test.ReportsAsync(
        """
        [Agent("secret")] public sealed partial class {|#0:Secret|} { private Secret() { } }
        [Agent("spanned")] public sealed partial class {|CTR1019:Spanned|} { public Spanned(ReadOnlySpan<int> numbers) { } }
        [Obsolete("no", true)] public class Service;
        [Agent("obsolete")] public sealed partial class {|CTR1019:Served|} { [Obsolete("soft")] public Served(System.Collections.Generic.List<Service> all) { } }
        [Agent("marked")] public sealed partial class {|CTR1019:Marked|} { [Obsolete("x", true)] public Marked() { } }
        [Agent("outer")] public sealed partial class {|CTR1019:Outward|} { public Outward(out int number) => number = 1; }
        """,
        CompilerError("CTR1019").WithLocation(0).WithMessage("Agent Secret cannot be made by the hub: give it a public or internal constructor whose parameters are services"));

    [Fact]
    public Task Is_quiet_on_what_can_be_made() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal
        {
            private Signal() { }
            public Signal(string symbol) : this() => Symbol = symbol;
            public required string Symbol { get; init; }
        }
        [Part] public partial record struct Leg { public Leg(int size) => Size = size; public int Size { get; set; } }
        [Part] public partial record Fee(int Basis) { public Fee() : this(1) { } }
        [Part] public partial record Hidden { internal int Cached { get; set; } }
        [Agent("inner")] public sealed partial class Inner { internal Inner(IHub<Inner> hub) { } private Inner() { } }
        [Agent("trader")] public sealed partial class Trader;
        [Agent("base")] public abstract partial class Abstract { private protected Abstract() { } }
        [Agent("unknown")] public sealed partial class Unknown { public Unknown(System.Collections.Generic.List<{|CS0246:Missing|}> all) { } }
        [Part] public partial class NoRecord { public NoRecord(int size) { } }
        """);

    [Fact]
    public Task Stands_on_the_declaration_that_makes_it_what_it_is() => Test.ReportsAsync("""
        public partial record Signal
        {
            public Signal(string symbol) => Symbol = symbol;
            public string Symbol { get; init; }
        }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1019:Signal|};
        """);
}
