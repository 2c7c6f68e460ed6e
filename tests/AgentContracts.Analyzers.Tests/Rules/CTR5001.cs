using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RetriesPastAgeAnalyzer, AgentContracts.CodeFixes.Rules.RetriesPastAgeFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5001
{
    [Fact]
    public Task Stands_on_the_setting_that_asks_for_too_much() => Test.ReportsAsync("""
        [Channel("one", Tier.Tactical, {|CTR5001:MaxAgeMs = 500|})] public partial class One;
        [Channel("two", Tier.Tactical, MaxAgeMs = 1000, {|CTR5001:Retries = 20|}, RetryDelayMs = 400)] public partial class Two;
        [Channel("three", Tier.Fast, MaxAgeMs = 999, {|CTR5001:RetryDelayMs = 1000|})] public partial class Three;
        [Channel("four", tier: Tier.Strategic, {|CTR5001:Retries = int.MaxValue|})] public partial class Four;
        """);

    [Fact]
    public Task Shows_the_sum_and_the_ways_out() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Tactical, {|#0:MaxAgeMs = 500|})] public partial class One;
        [Channel("two", Tier.Tactical, MaxAgeMs = 1000, {|#1:Retries = 20|}, RetryDelayMs = 400)] public partial class Two;
        [Channel("three", Tier.Fast, MaxAgeMs = 999, {|#2:RetryDelayMs = 1000|})] public partial class Three;
        [Channel("four", Tier.Strategic, {|#3:Retries = int.MaxValue|}, RetryDelayMs = 1000)] public partial class Four;
        """,
        CompilerError("CTR5001").WithLocation(0).WithMessage("One: 2 retries pause for 500 + 1000 = 1500 ms, more than the age of 500 ms: set Retries to 1, RetryDelayMs to 166, or MaxAgeMs to 1500"),
        CompilerError("CTR5001").WithLocation(1).WithMessage("Two: 20 retries pause for 400 + 800 + 1600 + … + 209715200 = 419430000 ms, more than the age of 1000 ms: set Retries to 1, RetryDelayMs to 0, or MaxAgeMs to 419430000"),
        CompilerError("CTR5001").WithLocation(2).WithMessage("Three: 1 retry pauses for 1000 ms, more than the age of 999 ms: set Retries to 0, RetryDelayMs to 999, or MaxAgeMs to 1000"),
        CompilerError("CTR5001").WithLocation(3).WithMessage("Four: 2147483647 retries pause for 1000 + 2000 + 4000 + … ms, more than the age of 300000 ms: set Retries to 8 or RetryDelayMs to 0"));

    [Fact]
    public Task Stands_on_the_age_of_a_message_that_is_too_short_for_its_channel() => Test.ReportsAsync(
        """
        [Channel("long", Tier.Tactical, MaxAgeMs = 5000)] public partial class Long;
        [Tier(Tier.Tactical, {|#0:MaxAgeMs = 600|}), RoutesTo<MarketNews, TacticalSignals>] public partial record One(string Symbol);
        [Tier(Tier.Tactical, MaxAgeMs = 600), RoutesTo<Long>] public partial record Two(string Symbol);
        """,
        CompilerError("CTR5001").WithLocation(0).WithMessage("One on MarketNews: 2 retries pause for 500 + 1000 = 1500 ms, more than the age of 600 ms: set Retries to 1, RetryDelayMs to 200, or MaxAgeMs to 1500"));

    [Fact]
    public Task Counts_the_messages_of_a_mixed_channel() => Test.ReportsAsync(
        """
        [Channel("mixed", {|#0:RetryDelayMs = 2000|})] public partial class Mixed;
        [Tier(Tier.Tactical), RoutesTo<Mixed>] public partial record Slow(string Symbol);
        [Tier(Tier.Fast), RoutesTo<Mixed>] public partial record Quick(string Symbol);
        """,
        CompilerError("CTR5001").WithLocation(0).WithMessage("Quick on Mixed: 1 retry pauses for 2000 ms, more than the age of 1000 ms: set Retries to 0, RetryDelayMs to 1000, or MaxAgeMs to 2000"));

    [Fact]
    public Task Stands_on_a_mixed_channel_that_sets_the_age_and_not_on_the_message() => Test.ReportsAsync("""
        [Channel("mixed", {|CTR5001:MaxAgeMs = 600|})] public partial class Mixed;
        [Tier(Tier.Tactical, MaxAgeMs = 5000), RoutesTo<Mixed>] public partial record Slow(string Symbol);
        """);

    [Fact]
    public Task Is_quiet_where_the_last_retry_just_fits_and_on_numbers_out_of_range() => Test.ReportsAsync("""
        [Channel("one", Tier.Tactical, MaxAgeMs = 1500)] public partial class One;
        [Channel("two", Tier.Strategic, Retries = 1000000, RetryDelayMs = 0)] public partial class Two;
        [Channel("three", Tier.Tactical, MaxAgeMs = 1, Retries = 0)] public partial class Three;
        [Channel("four", Tier.Tactical, MaxAgeMs = -1)] public partial class Four;
        [Channel("five", RetryDelayMs = 100000)] public partial class Five;
        [Tier(Tier.UltraHft), RoutesTo<Five>] public partial record Signal(string Symbol);
        """);

    [Fact]
    public Task Leaves_the_retries_that_fit() => Test.FixesAsync(
        """
        [Channel("one", Tier.Tactical, {|CTR5001:MaxAgeMs = 500|})] public partial class One;
        [Channel("two", Tier.Tactical, {|CTR5001:Retries = 2 * 10|})] public partial class Two;
        """,
        """
        [Channel("one", Tier.Tactical, MaxAgeMs = 500, Retries = 1)] public partial class One;
        [Channel("two", Tier.Tactical, Retries = 5)] public partial class Two;
        """,
        iterations: 2);

    [Fact]
    public Task Proposes_no_age_that_cannot_be_written() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Tactical, {|#0:Retries = 31|}, RetryDelayMs = 1)] public partial class One;
        [Channel("two", Tier.Tactical, {|#1:Retries = 24|}, RetryDelayMs = 256)] public partial class Two;
        [Channel("three", Tier.Tactical, {|#2:Retries = 62|})] public partial class Three;
        """,
        CompilerError("CTR5001").WithLocation(0).WithMessage("One: 31 retries pause for 1 + 2 + 4 + … + 1073741824 = 2147483647 ms, more than the age of 30000 ms: set Retries to 14, RetryDelayMs to 0, or MaxAgeMs to 2147483647"),
        CompilerError("CTR5001").WithLocation(1).WithMessage("Two: 24 retries pause for 256 + 512 + 1024 + … + 2147483648 = 4294967040 ms, more than the age of 30000 ms: set Retries to 6 or RetryDelayMs to 0"),
        CompilerError("CTR5001").WithLocation(2).WithMessage("Three: 62 retries pause for 500 + 1000 + 2000 + … ms, more than the age of 30000 ms: set Retries to 5 or RetryDelayMs to 0"));

    [Fact]
    public Task Changes_no_channel_for_the_age_of_one_message() => Test.HasNoFixAsync(
        "[Tier(Tier.Tactical, {|CTR5001:MaxAgeMs = 600|}), RoutesTo<TacticalSignals>] public partial record One(string Symbol);");
}
