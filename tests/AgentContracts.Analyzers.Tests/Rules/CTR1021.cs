using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.NameNeededAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1021
{
    [Fact]
    public Task Stands_on_the_name() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName({|#0:""|})] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName({|#1:"a\uD800"|})] public partial record Tick(string Symbol);
        [Agent({|#2:""|}, Exclusive = true)] public partial class RiskDesk;
        [Agent({|#3:"\uDC00"|})] public partial class Trader;
        [Agent({|#4:null!|})] public partial class Nobody;
        """,
        CompilerError("CTR1021").WithLocation(0).WithMessage("Message Signal has an empty name on the wire: give it a name, or remove [WireName]"),
        CompilerError("CTR1021").WithLocation(1).WithMessage("Message Tick has a name on the wire with half a surrogate pair: give it a name, or remove [WireName]"),
        CompilerError("CTR1021").WithLocation(2).WithMessage("Agent RiskDesk has an empty id: give it one, such as \"risk_desk\""),
        CompilerError("CTR1021").WithLocation(3).WithMessage("Agent Trader has an id with half a surrogate pair: give it one, such as \"trader\""),
        CompilerError("CTR1021").WithLocation(4).WithMessage("Agent Nobody has an empty id: give it one, such as \"nobody\""));

    [Fact]
    public Task Is_quiet_on_names_that_can_be_written() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName("signal \uD83D\uDE00")] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Tick(string Symbol);
        [Agent("x")] public partial class Trader;
        [Channel("")] public partial class Own;
        """);

    [Fact]
    public Task Finds_the_name_that_is_given_by_name() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName(name: {|CTR1021:""|})] public partial record Signal(string Symbol);
        [Agent(id: {|CTR1021:""|})] public partial class Trader;
        """);
}
