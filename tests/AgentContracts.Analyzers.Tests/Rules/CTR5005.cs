using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.BudgetPastAgeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5005
{
    [Fact]
    public Task Stands_on_the_budget_and_shows_the_numbers() => Test.ReportsAsync(
        "[Agent(\"a\"), Subscribes<TacticalSignals>(BudgetMs = 30), Subscribes<FastSignals>({|#0:BudgetMs = 1001|})] public sealed partial class A;",
        CompilerError("CTR5005").WithLocation(0).WithMessage("A on FastSignals: one handler call may take 1001 ms, more than the age of 1000 ms: shorten the budget, or set MaxAgeMs to 1001"));

    [Fact]
    public Task Counts_the_age_that_a_message_sets_itself() => Test.ReportsAsync("""
        [Tier(Tier.Fast, MaxAgeMs = 200), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Agent("a"), Subscribes<FastSignals>({|CTR5005:BudgetMs = 201|})] public sealed partial class A { public ValueTask HandleAsync(Signal m, MessageContext c, CancellationToken t) => default; }
        [Agent("b"), Subscribes<FastSignals>(BudgetMs = 201), Ignores<Signal>("too fast")] public sealed partial class B;
        """);

    [Fact]
    public Task Is_quiet_on_budgets_within_the_age_and_where_nothing_expires() => Test.ReportsAsync("""
        [Channel("strategic", Tier.Strategic)] public partial class Strategic;
        [Agent("a"), Subscribes<FastSignals>(BudgetMs = 1000)] public sealed partial class A;
        [Agent("b"), Subscribes<Strategic>(BudgetMs = 1000000), Subscribes<MarketNews>(BudgetMs = 1000000)] public sealed partial class B;
        [Agent("c"), Subscribes<string>(BudgetMs = 1000000), Subscribes<FastSignals>] public sealed partial class C;
        """);
}
