using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.QueuePastAgeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5002
{
    private const string Handler = " { public ValueTask HandleAsync(Signal m, MessageContext c, CancellationToken t) => default; }";
    private const string Message = "\n[Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(string Symbol);";

    [Fact]
    public Task Stands_on_the_budget_and_shows_the_sum() => Test.ReportsAsync(
        "[Agent(\"a\"), Subscribes<FastSignals>({|#0:BudgetMs = 20|})] public sealed partial class A" + Handler + Message,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(
            "A on FastSignals: a full queue takes 500 × 20 = 10000 ms, more than the age of 1000 ms: set MaxQueue of FastSignals to 50, shorten the budget, or raise MaxConcurrency"));

    [Fact]
    public Task Divides_by_the_concurrency() => Test.ReportsAsync(
        "[Agent(\"a\", MaxConcurrency = 3), Subscribes<FastSignals>({|#0:BudgetMs = 7|})] public sealed partial class A" + Handler + Message,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(
            "A on FastSignals: a full queue takes 500 × 7 ÷ 3 = 1167 ms, more than the age of 1000 ms: set MaxQueue of FastSignals to 428, shorten the budget, or raise MaxConcurrency"));

    [Fact]
    public Task Takes_the_shortest_life_and_the_longest_queue_of_one_delivery_on_a_mixed_channel() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record Quick(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<MarketNews>] public partial record Slow(string Symbol);
        [Agent("a"), Subscribes<MarketNews>({|#0:BudgetMs = 2|})] public sealed partial class A
        {
            public ValueTask HandleAsync(Quick m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(Slow m, MessageContext c, CancellationToken t) => default;
        }
        """,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(
            "A on MarketNews: a full queue takes 1000 × 2 = 2000 ms, more than the age of 1000 ms: set MaxQueue of MarketNews to 500, shorten the budget, or raise MaxConcurrency"));

    [Fact]
    public Task Is_quiet_where_the_queue_drains_in_time_or_nothing_expires() => Test.ReportsAsync("""
        [Channel("strategic", Tier.Strategic)] public partial class Strategic;
        [Channel("late", Tier.Fast, OverAge = OverAge.DeliverLate)] public partial class Late;
        [Channel("short", Tier.Fast, MaxQueue = 10)] public partial class Short;
        [Agent("a"), Subscribes<FastSignals>(BudgetMs = 2)] public sealed partial class A;
        [Agent("b", MaxConcurrency = 10), Subscribes<FastSignals>(BudgetMs = 20)] public sealed partial class B;
        [Agent("c"), Subscribes<Strategic>(BudgetMs = 100000)] public sealed partial class C;
        [Agent("d"), Subscribes<Late>(BudgetMs = 100), Subscribes<Short>(BudgetMs = 100)] public sealed partial class D;
        [Agent("e"), Subscribes<FastSignals>(BudgetMs = 1001)] public sealed partial class E;
        [Agent("f"), Subscribes<FastSignals>] public sealed partial class F;
        [Agent("g", MaxConcurrency = 0), Subscribes<FastSignals>(BudgetMs = 20), Subscribes<MarketNews>(BudgetMs = 500), Subscribes<TacticalSignals>(BudgetMs = -1)] public sealed partial class G;
        """);

    [Fact]
    public Task Proposes_a_smaller_batch_where_the_shorter_queue_would_not_hold_it() => Test.ReportsAsync(
        "[Agent(\"a\"), Subscribes<FastSignals>({|#0:BudgetMs = 101|})] public sealed partial class A" + Handler + Message,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(
            "A on FastSignals: a full queue takes 500 × 101 = 50500 ms, more than the age of 1000 ms: set MaxQueue of FastSignals to 9 and BatchSize to 9, shorten the budget, or raise MaxConcurrency"));

    [Theory]
    [InlineData("Tier.Fast", 100, 10)]
    [InlineData("Tier.Fast, Delivery = Delivery.AtMostOnce", 101, 9)]
    public Task Proposes_no_batch_that_fits_or_that_there_is_not(string channel, int budget, int queue) => Test.ReportsAsync(
        $$"""
        [Channel("own", {{channel}})] public partial class Own;
        [Agent("a"), Subscribes<Own>({|#0:BudgetMs = {{budget}}|})] public sealed partial class A;
        """,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(FormattableString.Invariant(
            $"A on Own: a full queue takes 500 × {budget} = {500 * budget} ms, more than the age of 1000 ms: set MaxQueue of Own to {queue}, shorten the budget, or raise MaxConcurrency")));

    [Fact]
    public Task Counts_what_is_dropped_before_what_is_delivered_late() => Test.ReportsAsync(
        """
        [Tier(Tier.Strategic, MaxAgeMs = 100), RoutesTo<MarketNews>] public partial record Late(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<MarketNews>] public partial record Slow(string Symbol);
        [Agent("a"), Subscribes<MarketNews>({|#0:BudgetMs = 301|})] public sealed partial class A
        {
            public ValueTask HandleAsync(Late m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(Slow m, MessageContext c, CancellationToken t) => default;
        }
        """,
        CompilerWarning("CTR5002").WithLocation(0).WithMessage(
            "A on MarketNews: a full queue takes 2000 × 301 = 602000 ms, more than the age of 30000 ms: set MaxQueue of MarketNews to 99 and BatchSize to 99, shorten the budget, or raise MaxConcurrency"));

    [Fact]
    public Task Counts_only_what_the_subscription_brings() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Quick(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<MarketNews>] public partial record Slow(string Symbol);
        [Tier(Tier.Fast), Emergency, RoutesTo<MarketNews>] public partial record Alarm(string Reason);
        [Agent("a"), Subscribes<FastSignals>, Subscribes<MarketNews>(BudgetMs = 30)] public sealed partial class A
        {
            public ValueTask HandleAsync(Quick m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(Slow m, MessageContext c, CancellationToken t) => default;
            public ValueTask HandleAsync(Alarm m, MessageContext c, CancellationToken t) => default;
        }
        """);
}
