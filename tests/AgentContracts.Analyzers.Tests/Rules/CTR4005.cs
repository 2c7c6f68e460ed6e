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
            [{|#5:Expires|}] public const long Fixed = 1;
            [{|#6:Expires|}] public long this[int index] => index;
        }
        """,
        CompilerError("CTR4005").WithLocation(0).WithMessage("Signal.At is int, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(1).WithMessage("Signal.Within is TimeSpan?, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(2).WithMessage("Signal.Shared is static, the same for every message: remove 'static'"),
        CompilerError("CTR4005").WithLocation(3).WithMessage("Signal.Unread is never read: give it a getter"),
        CompilerError("CTR4005").WithLocation(4).WithMessage("Signal.Text is string?, which tells no point in time: make it long with Unix milliseconds, DateTimeOffset or a UTC DateTime"),
        CompilerError("CTR4005").WithLocation(5).WithMessage("Signal.Fixed is a constant, the same for every message: make it a property"),
        CompilerError("CTR4005").WithLocation(6).WithMessage("Signal.this[] is an indexer, which tells no time without an index: use a property"));

    [Fact]
    public Task Says_why_a_message_cannot_read_it() => Test.ReportsAsync(
        """
        public abstract record Timed { [{|#0:Expires|}] private long Deadline => 0; [{|#1:Expires|}] public long At { private get; set; } [{|#2:Expires|}] public long Until => 0; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Beta(int A) : Timed { public new int Until => 1; }
        public interface ITimed { long At { get; } }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Explicit(int A) : ITimed { [{|#3:Expires|}] long ITimed.At => 1; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Old(int A)
        {
            [{|#4:Expires|}, Obsolete("x", true)] public long Whole => 1;
            [{|#5:Expires|}] public long Read { [Obsolete("x", true)] get => 1; }
        }
        """,
        CompilerError("CTR4005").WithLocation(0).WithMessage("Beta.Deadline is private to its base: make it protected"),
        CompilerError("CTR4005").WithLocation(1).WithMessage("Beta.At is private to its base: make it protected"),
        CompilerError("CTR4005").WithLocation(2).WithMessage("Beta.Until is hidden by Beta.Until: give one of them another name"),
        CompilerError("CTR4005").WithLocation(3).WithMessage("Explicit.ITimed.At is an explicit implementation, which only its interface has: use a property"),
        CompilerError("CTR4005").WithLocation(4).WithMessage("Old.Whole is marked [Obsolete(error: true)], so that generated code may not read it: make it a warning, or remove [Expires]"),
        CompilerError("CTR4005").WithLocation(5).WithMessage("Old.Read is marked [Obsolete(error: true)], so that generated code may not read it: make it a warning, or remove [Expires]"));

    [Fact]
    public Task Is_quiet_on_what_a_message_reads_of_its_base_and_on_what_CTR1020_speaks_of() => Test.ReportsAsync("""
        public abstract record Timed { [Expires] protected long Deadline => 0; [Expires] public abstract long At { get; } [Expires] internal readonly long Until = 1; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Beta(int A) : Timed { public override long At => 1; }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public sealed partial record Old { [Expires, Obsolete("x", true)] public long At { get; init; } }
        """);

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
