using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.DeliveryOnMixedChannelAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR5009
{
    [Fact]
    public Task Stands_on_each_of_the_settings() => Test.ReportsAsync(
        "[Channel(\"one\", MaxQueue = 5, {|#0:Delivery = Delivery.AtMostOnce|}, {|#1:Wire = Wire.Json|})] public partial class One;",
        CompilerError("CTR5009").WithLocation(0).WithMessage("One has no tier, so each message on it keeps its own Delivery: set Delivery in the [Tier(...)] of the messages, or give One a tier"),
        CompilerError("CTR5009").WithLocation(1).WithMessage("One has no tier, so each message on it keeps its own Wire: set Wire in the [Tier(...)] of the messages, or give One a tier"));

    [Fact]
    public Task Is_quiet_on_tier_channels_and_other_settings() => Test.ReportsAsync("""
        [Channel("one", Tier.Fast, Delivery = Delivery.AtMostOnce, Wire = Wire.Binary)] public partial class One;
        [Channel("two", MaxAgeMs = 1, MaxQueue = 50, Priority = Priority.High, OverAge = OverAge.Drop, BatchSize = 1, Retries = 0, Overflow = Overflow.Reject)] public partial class Two;
        [Channel("three", (Tier)9, Wire = Wire.Binary)] public partial class Three;
        """);
}
