using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ExpiresNoTimeAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR4005
{
    [Fact]
    public Task Stands_on_the_attribute() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal([{|#0:Expires|}] int At)
        {
            [Obsolete, {|#1:Expires|}] public TimeSpan? Within { get; init; }
            [{|#2:Expires|}] public static long Shared => 1;
            [{|#3:Expires|}] public long Unread { set { } }
            [{|#4:Expires|}] public string? Text;
        }
        """,
        CompilerError("CTR4005").WithLocation(0).WithMessage("Signal.At is int, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(1).WithMessage("Signal.Within is TimeSpan?, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(2).WithMessage("Signal.Shared is static, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(3).WithMessage("Signal.Unread is never read, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(4).WithMessage("Signal.Text is string?, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"));

    [Theory]
    [InlineData("long")]
    [InlineData("long?")]
    [InlineData("DateTime")]
    [InlineData("DateTimeOffset?")]
    [InlineData("{|CS0246:Nothing|}")]
    public Task Is_quiet_on_points_in_time(string type) => Test.ReportsAsync($$"""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal([Expires] {{type}} At) { [Expires] private DateTime Computed => default; }
        [Part] public partial record Leg([Expires] int At);
        """);
}
