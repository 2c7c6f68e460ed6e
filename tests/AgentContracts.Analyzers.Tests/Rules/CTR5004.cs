using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RetriesAtMostOnceAnalyzer, AgentContracts.CodeFixes.Rules.RetriesAtMostOnceFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5004
{
    [Fact]
    public Task Stands_on_the_retries_or_the_delivery() => Test.ReportsAsync(
        """
        [Channel("one", Tier.Tactical, {|#0:Delivery = Delivery.AtMostOnce|})] public partial class One;
        [Channel("two", Tier.UltraHft, {|#1:Retries = 1|})] public partial class Two;
        [Channel("three", Tier.Tactical, Delivery = Delivery.AtMostOnce, {|#2:Retries = 2|})] public partial class Three;
        """,
        CompilerWarning("CTR5004").WithLocation(2).WithMessage("Three: a message that is delivered at most once is handled up to 1 + 2 = 3 times: set Retries to 0, or Delivery to AtLeastOnce"),
        CompilerWarning("CTR5004").WithLocation(0).WithMessage("One: a message that is delivered at most once is handled up to 1 + 2 = 3 times: set Retries to 0, or Delivery to AtLeastOnce"),
        CompilerWarning("CTR5004").WithLocation(1).WithMessage("Two: a message that is delivered at most once is handled up to 1 + 1 = 2 times: set Retries to 0, or Delivery to AtLeastOnce"));

    [Fact]
    public Task Is_quiet_on_streams_on_mixed_channels_and_without_retries() => Test.ReportsAsync("""
        [Channel("one", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0)] public partial class One;
        [Channel("two", Tier.UltraHft, Delivery = Delivery.AtLeastOnce, Retries = 1)] public partial class Two;
        [Channel("three", Retries = 1)] public partial class Three;
        [Channel("four", Tier.UltraHft)] public partial class Four;
        [Tier(Tier.Fast, Delivery = Delivery.AtMostOnce), RoutesTo<FastSignals>] public partial record Signal(string Symbol);
        """);

    [Fact]
    public Task Takes_the_retries_away() => Test.FixesAsync(
        """
        [Channel("one", Tier.Tactical, {|CTR5004:Delivery = Delivery.AtMostOnce|})] public partial class One;
        [Channel("two", Tier.UltraHft, {|CTR5004:Retries = 1|})] public partial class Two;
        """,
        """
        [Channel("one", Tier.Tactical, Delivery = Delivery.AtMostOnce, Retries = 0)] public partial class One;
        [Channel("two", Tier.UltraHft, Retries = 0)] public partial class Two;
        """,
        iterations: 2);

    [Fact]
    public Task Stands_on_the_retries_of_a_mixed_channel_and_names_the_message() => Test.ReportsAsync(
        """
        [Channel("mixed", MaxAgeMs = 1000, {|#0:Retries = 2|}, RetryDelayMs = 10)] public partial class Mixed;
        [Channel("plain")] public partial class Plain;
        [Tier(Tier.Tactical), RoutesTo<Mixed>] public partial record Slow(string Symbol);
        [Tier(Tier.UltraHft), RoutesTo<Mixed>] public partial record Ultra(string Symbol);
        [Tier(Tier.Fast, Delivery = Delivery.AtMostOnce), RoutesTo<Plain>] public partial record Signal(string Symbol);
        """,
        CompilerWarning("CTR5004").WithLocation(0).WithMessage(
            "Ultra on Mixed: a message that is delivered at most once is handled up to 1 + 2 = 3 times: set Retries to 0, or route Ultra to a channel of its own tier"));
}
