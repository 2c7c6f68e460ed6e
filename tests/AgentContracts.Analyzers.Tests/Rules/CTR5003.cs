using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.BatchPastQueueAnalyzer, AgentContracts.CodeFixes.Rules.BatchPastQueueFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5003
{
    [Fact]
    public Task Stands_on_the_batch_or_the_queue() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Tactical, {|#0:MaxQueue = 20|})] public partial class One;
        [Channel("two", Tier.Fast, MaxQueue = 6, {|#1:BatchSize = 7|})] public partial class Two;
        """,
        CompilerError("CTR5003").WithLocation(0).WithMessage("One: a batch of 50 is more than the queue of 20 holds: set BatchSize to 20 or MaxQueue to 50"),
        CompilerError("CTR5003").WithLocation(1).WithMessage("Two: a batch of 7 is more than the queue of 6 holds: set BatchSize to 6 or MaxQueue to 7"));

    [Fact]
    public Task Is_quiet_where_the_batch_just_fits_and_where_there_are_none() => Test.ReportsAsync("""
        [Channel("one", Tier.Tactical, MaxQueue = 50)] public partial class One;
        [Channel("two", Tier.Tactical, MaxQueue = 2, Delivery = Delivery.AtMostOnce)] public partial class Two;
        [Channel("three", MaxQueue = 2)] public partial class Three;
        [Channel("four", Tier.Tactical, MaxQueue = 0)] public partial class Four;
        [Channel("five", Tier.UltraHft, MaxQueue = 2, BatchSize = 3)] public partial class Five;
        """);

    [Fact]
    public Task Makes_the_batch_as_large_as_the_queue() => Test.FixesAsync(
        """
        [Channel("one", Tier.Tactical, {|CTR5003:MaxQueue = 20|})] public partial class One;
        [Channel("two", Tier.Tactical, MaxQueue = 5, {|CTR5003:BatchSize = 7|}, Retries = 0)] public partial class Two;
        """,
        """
        [Channel("one", Tier.Tactical, MaxQueue = 20, BatchSize = 20)] public partial class One;
        [Channel("two", Tier.Tactical, MaxQueue = 5, BatchSize = 5, Retries = 0)] public partial class Two;
        """,
        iterations: 2);

    [Fact]
    public Task Takes_the_largest_batch_and_the_longest_queue_of_the_streams_on_a_mixed_channel() => Test.ReportsAsync(
        """
        [Channel("mixed", {|#0:MaxQueue = 20|})] public partial class Mixed;
        [Channel("large", BatchSize = 1000)] public partial class Large;
        [Tier(Tier.UltraHft), RoutesTo<Mixed, Large>] public partial record Ultra(string Symbol);
        [Tier(Tier.Fast), RoutesTo<Mixed, Large>] public partial record Quick(string Symbol);
        [Tier(Tier.Tactical), RoutesTo<Mixed, Large>] public partial record Slow(string Symbol);
        """,
        CompilerError("CTR5003").WithLocation(0).WithMessage("Slow on Mixed: a batch of 50 is more than the queue of 20 holds: set BatchSize to 20 or MaxQueue to 50"));

    [Fact]
    public Task Is_quiet_on_a_mixed_channel_without_streams() => Test.ReportsAsync("""
        [Channel("mixed", MaxQueue = 20, BatchSize = 30)] public partial class Mixed;
        [Tier(Tier.UltraHft), RoutesTo<Mixed>] public partial record Ultra(string Symbol);
        """);
}
