using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.SettingOutOfRangeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5006
{
    [Fact]
    public Task Stands_on_the_setting() => Test.ReportsAsync("""
        [Channel("one", Tier.Fast, {|CTR5006:MaxAgeMs = 0|}, {|CTR5006:MaxQueue = 0|}, {|CTR5006:BatchSize = -1|}, {|CTR5006:Retries = -1|}, {|CTR5006:RetryDelayMs = int.MinValue|}, {|CTR5006:AbandonAfterMs = 0L|})] public partial class One;
        [Channel("two", Tier.Fast, {|CTR5006:Priority = (Priority)9|}, {|CTR5006:OverAge = (OverAge)(-1)|}, {|CTR5006:Delivery = (Delivery)2|}, {|CTR5006:Wire = (Wire)2|}, {|CTR5006:Overflow = (Overflow)2|})] public partial class Two;
        [Tier(Tier.Fast, {|CTR5006:MaxAgeMs = -1|}, {|CTR5006:Delivery = (Delivery)2|}), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        [Agent("a", {|CTR5006:MaxConcurrency = 0|}), Subscribes<TacticalSignals>({|CTR5006:BudgetMs = 0|})] public sealed partial class A;
        """);

    [Fact]
    public Task Says_what_is_allowed() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Fast, {|#0:MaxQueue = 0|}, {|#1:Retries = -3|}, {|#2:Overflow = (Overflow)2|})] public partial class One;
        """,
        CompilerError("CTR5006").WithLocation(0).WithMessage("One: MaxQueue is 0, but must be at least 1"),
        CompilerError("CTR5006").WithLocation(1).WithMessage("One: Retries is -3, but must be at least 0"),
        CompilerError("CTR5006").WithLocation(2).WithMessage("One: Overflow is 2, but must be Reject or DropOldest"));

    [Fact]
    public Task Is_quiet_on_the_least_that_is_allowed_and_on_attributes_of_others() => Test.ReportsAsync("""
        [Channel("one", Tier.Fast, MaxAgeMs = 1, MaxQueue = 1, BatchSize = 1, Retries = 0, RetryDelayMs = 0, AbandonAfterMs = 1, Overflow = Overflow.DropOldest)] public partial class One;
        [Agent("a", MaxConcurrency = 1, Exclusive = false, Type = ""), Subscribes<One>(BudgetMs = 1)] public sealed partial class A;
        [Other(MaxQueue = -1)] public partial class Two;
        public sealed class OtherAttribute : Attribute { public int MaxQueue { get; set; } }
        """);
}
