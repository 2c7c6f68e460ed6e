using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.RoutesTooManyAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR2014
{
    private static string Routes(int count) => string.Concat(Enumerable.Repeat("[RoutesTo<MarketNews>]", count));

    [Fact]
    public Task Stands_on_the_first_route_that_is_too_many() => Test.ReportsAsync(
        $"[Tier(Tier.Fast)]{Routes(31)}[RoutesTo<MarketNews, {{|#0:FastSignals|}}>][RoutesTo<MarketNews>] public partial record Signal(string Symbol);",
        CompilerError("CTR2014").WithLocation(0).WithMessage("Signal has 34 routes, but a message can have at most 32: let several agents share a channel"));

    [Fact]
    public Task Is_quiet_on_as_many_as_there_may_be() => Test.ReportsAsync($"[Tier(Tier.Fast)]{Routes(32)} public partial record Signal(string Symbol);");
}
