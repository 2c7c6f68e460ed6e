using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ObsoleteAsErrorAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1020
{
    [Fact]
    public Task Stands_on_the_type_or_the_member() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>, Obsolete("old", error: true)] public partial record {|#0:Signal|}(string Symbol);
        [Part] public partial record Leg { [Obsolete("old", true)] public int {|#1:Size|} { get; init; } }
        [Channel("own"), Obsolete("old", true)] public partial class {|CTR1020:Own|};
        [Agent("trader"), Obsolete("old", true)] public partial class {|CTR1020:Trader|};
        """,
        CompilerError("CTR1020").WithLocation(0).WithMessage("Signal is marked [Obsolete(error: true)], so that generated code may not use it and message Signal is left out of the contract: make it a warning, or remove the attribute that makes it one"),
        CompilerError("CTR1020").WithLocation(1).WithMessage("Size is marked [Obsolete(error: true)], so that generated code may not use it and part Leg is left out of the contract: make it a warning, or remove the member"));

    [Fact]
    public Task Is_quiet_on_warnings_and_on_what_does_not_travel() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>, Obsolete("old")] public partial record Signal(string Symbol)
        {
            [Obsolete("old", error: true)] public string Computed => "";
            [Obsolete("old", error: false)] public string? Other { get; init; }
        }
        [Obsolete("old", error: true)] public record NotMarked;
        """);

    [Fact]
    public Task Stands_on_the_declaration_that_makes_it_what_it_is() => Test.ReportsAsync("""
        [Obsolete("old", error: true)] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1020:Signal|};
        """);
}
