using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ObsoleteAsErrorAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1020
{
    [Fact]
    public Task Stands_on_the_type_or_the_member() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>, Obsolete("old", error: true)] public partial record {|#0:Signal|}(string Symbol);
        [Part] public partial record Leg { [Obsolete("old", true)] public int {|#1:Size|} { get; init; } }
        [Channel("own"), Obsolete("old", true)] public partial class {|CTR1020:Own|};
        [Agent("trader"), Obsolete("old", true)] public partial class {|CTR1020:Trader|};
        """,
        CompilerError("CTR1020").WithLocation(0).WithMessage("Signal is marked [Obsolete(error: true)], so that generated code may not use it and message Signal is left out of the contract: make it a warning, or remove the attribute that makes it one"),
        CompilerError("CTR1020").WithLocation(1).WithMessage("Size is marked [Obsolete(error: true)], so that generated code may not use it and part Leg is left out of the contract: make it a warning, or remove the member"));

    [Fact]
    public Task Names_what_is_marked_and_what_to_do() => Test.ReportsAsync(
        """
        [Obsolete("moved", true)] public static partial class Desk
        {
            public static partial class Inner { [Part] public sealed partial record {|#0:Leg|}(int A); }
        }
        [Part] public sealed partial record Made { [Obsolete("x", true)] public {|#1:Made|}() { } public int A { get; init; } }
        [Part] [method: Obsolete("x", true)] public sealed partial record {|#2:Primary|}(int A);
        [Part] public sealed partial record Set { public int {|#3:A|} { get; [Obsolete("x", true)] init; } public int {|#4:B|} { get; [Obsolete("x", true)] set; } }
        [Part] public sealed partial record Read(int A) { public int {|#5:A|} { [Obsolete("x", true)] get; } = A; }
        public abstract record Old { [Obsolete("x", true)] public abstract int A { get; init; } }
        [Part] public sealed partial record Overriding : Old { public override int {|#6:A|} { get; init; } }
        """,
        CompilerError("CTR1020").WithLocation(0).WithMessage("Desk is marked [Obsolete(error: true)], so that generated code may not use it and part Leg is left out of the contract: make it a warning, or move Leg out of it"),
        CompilerError("CTR1020").WithLocation(1).WithMessage("The constructor of Made is marked [Obsolete(error: true)], so that generated code may not use it and part Made is left out of the contract: make it a warning, or remove the attribute"),
        CompilerError("CTR1020").WithLocation(2).WithArguments("The constructor of Primary", "part", "Primary", "remove the attribute"),
        CompilerError("CTR1020").WithLocation(3).WithMessage("A.init is marked [Obsolete(error: true)], so that generated code may not use it and part Set is left out of the contract: make it a warning, or remove the member"),
        CompilerError("CTR1020").WithLocation(4).WithArguments("B.set", "part", "Set", "remove the member"),
        CompilerError("CTR1020").WithLocation(5).WithArguments("A.get", "part", "Read", "remove the member"),
        CompilerError("CTR1020").WithLocation(6).WithArguments("A", "part", "Overriding", "remove the member"));

    [Fact]
    public Task Names_the_enum_of_a_member_and_what_an_agent_requires() => Test.ReportsAsync(
        """
        #pragma warning disable CS9042 // The compiler warns of required members that are obsolete.
        [Obsolete("no", true)] public enum Side { Buy }
        [Obsolete("no", true)] public static class Desk { [Flags] public enum Ways { In } }
        [Obsolete("soft"), Part] public sealed partial record Leg(int A) { public Side {|#0:Way|} { get; init; } }
        [Part] public sealed partial record Fee { [Obsolete("soft")] public System.Collections.Generic.Dictionary<Side, int>? {|#1:ByWay|} { get; init; } }
        [Part] public sealed partial record Tax { [Obsolete("soft")] public Desk.Ways[]? {|#2:Ways|} { get; init; } }
        [Agent("whole")] public sealed partial class Whole { [Obsolete("x", true)] public required string {|#3:X|} { get; init; } }
        [Agent("half")] public sealed partial class Half { public required string {|#4:X|} { get; [Obsolete("x", true)] init; } }
        public abstract class Requiring { [Obsolete("x", true)] public required string {|#5:Name|}; }
        [Agent("base")] public sealed partial class Derived : Requiring;
        [Obsolete("no", true)] public class Service;
        [Agent("old")] public sealed partial class Served { [Obsolete("soft")] public required Service[] {|#6:All|} { get; init; } }
        """,
        CompilerError("CTR1020").WithLocation(0).WithMessage("Side is marked [Obsolete(error: true)], so that generated code may not use it and part Leg is left out of the contract: make it a warning, or remove the member"),
        CompilerError("CTR1020").WithLocation(1).WithArguments("Side", "part", "Fee", "remove the member"),
        CompilerError("CTR1020").WithLocation(2).WithArguments("Desk", "part", "Tax", "remove the member"),
        CompilerError("CTR1020").WithLocation(3).WithMessage("X is marked [Obsolete(error: true)], so that generated code may not use it and agent Whole is left out of the contract: make it a warning, or remove the member"),
        CompilerError("CTR1020").WithLocation(4).WithArguments("X.init", "agent", "Half", "remove the member"),
        CompilerError("CTR1020").WithLocation(5).WithArguments("Name", "agent", "Derived", "remove the member"),
        CompilerError("CTR1020").WithLocation(6).WithArguments("Service", "agent", "Served", "remove the member"));

    [Fact]
    public Task Is_quiet_on_what_generated_code_does_not_use() => Test.ReportsAsync("""
        [Obsolete("moved")] public static partial class Desk { [Part] public sealed partial record Leg(int A); }
        [Part] public sealed partial record Positional(int A) { public int A { get; [Obsolete("x", true)] init; } = A; }
        [Part] public sealed partial record Other(int A) { [Obsolete("x", true)] public Other() : this(1) { } }
        [Part] public partial record Copied(int A) { public int B { get; init; } = 1; [Obsolete("x", true)] protected Copied(Copied other) { A = other.A; } }
        public abstract record New { public virtual int A { get; init; } }
        public enum Side { Buy, [Obsolete("x", true)] Sell }
        [Part] public sealed partial record Way(Side Side);
        #pragma warning disable CS9042 // The compiler warns of required members that are obsolete.
        [Agent("own")] public sealed partial class Own
        {
            [System.Diagnostics.CodeAnalysis.SetsRequiredMembers, Obsolete("soft")] public Own() => X = "";
            [Obsolete("x", true)] public required string X { get; init; }
            [Obsolete("x", true)] public string? Y { get; init; }
        }
        [Obsolete("no", true)] public class Service;
        [Agent("old"), Obsolete("soft")] public sealed partial class Old(Service service) { public Service One => service; public required Service Two { get; init; } }
        #pragma warning disable CS0809 // The compiler asks what was overridden.
        [Part] public sealed partial record Overriding : New { [Obsolete("x", true)] public override int A { get; init; } }
        """);

    [Fact]
    public Task Is_quiet_on_warnings_and_on_what_does_not_travel() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>, Obsolete("old")] public partial record Signal(string Symbol)
        {
            [Obsolete("old", error: true)] public string Computed => "";
            [Obsolete("old", error: false)] public string? Other { get; init; }
        }
        [Obsolete("old", error: true)] public record NotMarked;
        """);

    [Fact]
    public Task Stands_on_the_declaration_that_makes_it_what_it_is() => Test.ReportsAsync("""
        [Obsolete("old", error: true)] public partial record Signal(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1020:Signal|};
        """);
}
