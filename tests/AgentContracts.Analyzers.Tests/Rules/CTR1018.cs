using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.TierUnknownAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1018
{
    [Fact]
    public Task Stands_on_the_argument() => Test.ReportsAsync(
        """
        [Tier({|#0:(Tier)4|}), RoutesTo<MarketNews>] public partial record Signal(string Symbol);
        [Channel("own", {|#1:(Tier)(-1)|}, MaxQueue = 5)] public partial class Own;
        [Channel(tier: {|#2:(Tier)77|}, name: "other")] public partial class Other;
        """,
        CompilerError("CTR1018").WithLocation(0).WithMessage("Message Signal has tier 4, which does not exist: use Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic"),
        CompilerError("CTR1018").WithLocation(1).WithMessage("Channel Own has tier -1, which does not exist: use Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic"),
        CompilerError("CTR1018").WithLocation(2).WithMessage("Channel Other has tier 77, which does not exist: use Tier.UltraHft, Tier.Fast, Tier.Tactical or Tier.Strategic"));

    [Fact]
    public Task Is_quiet_on_the_four_and_on_none() => Test.ReportsAsync("""
        [Tier((Tier)0), RoutesTo<MarketNews>] public partial record Signal(string Symbol);
        [Tier(Tier.Strategic), RoutesTo<MarketNews>] public partial record Plan(string Symbol);
        [RoutesTo<MarketNews>] public partial record Untiered(string Symbol);
        [Channel("own", (Tier)3)] public partial class Own;
        [Channel("mixed")] public partial class Mixed;
        """);
}
