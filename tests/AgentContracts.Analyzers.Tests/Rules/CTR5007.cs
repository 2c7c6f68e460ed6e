using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.BatchedUltraHftAnalyzer, AgentContracts.CodeFixes.Rules.BatchedUltraHftFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5007
{
    [Fact]
    public Task Stands_on_the_batch() => Test.ReportsAsync(
        "[Channel(\"one\", Tier.UltraHft, {|#0:BatchSize = 10|})] public partial class One;",
        CompilerError("CTR5007").WithLocation(0).WithMessage("One: the last of a batch of 10 waits for 9 others: set BatchSize to 1, or give One a slower tier"));

    [Fact]
    public Task Is_quiet_on_single_messages_and_on_other_tiers() => Test.ReportsAsync("""
        [Channel("one", Tier.UltraHft, BatchSize = 1)] public partial class One;
        [Channel("two", Tier.Fast, BatchSize = 10)] public partial class Two;
        [Channel("three", BatchSize = 10)] public partial class Three;
        [Channel("four", Tier.UltraHft, BatchSize = 10, MaxQueue = 0)] public partial class Four;
        """);

    [Fact]
    public Task Fetches_one_at_a_time() => Test.FixesAsync(
        "[Channel(\"one\", Tier.UltraHft, {|CTR5007:BatchSize = 10|})] public partial class One;",
        "[Channel(\"one\", Tier.UltraHft, BatchSize = 1)] public partial class One;");

    [Fact]
    public Task Counts_the_streams_of_a_mixed_channel() => Test.ReportsAsync(
        """
        [Channel("mixed", {|#0:BatchSize = 10|})] public partial class Mixed;
        [Tier(Tier.UltraHft), RoutesTo<Mixed>] public partial record Ultra(string Symbol);
        [Tier(Tier.UltraHft, Delivery = Delivery.AtLeastOnce), RoutesTo<Mixed>] public partial record Kept(string Symbol);
        """,
        CompilerError("CTR5007").WithLocation(0).WithMessage("Kept on Mixed: the last of a batch of 10 waits for 9 others: set BatchSize to 1, or give Kept a slower tier"));
}
