using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MessageInheritsAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1015
{
    [Fact]
    public Task Stands_on_the_base_and_says_what_goes_wrong() => Test.ReportsAsync(
        """
        public abstract record MarketEvent(string Symbol);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Trade(string Symbol, int Size) : {|#0:MarketEvent|}(Symbol), IDisposable { public void Dispose() { } }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record BigTrade(string Symbol, int Size) : {|#1:Trade|}(Symbol, Size);
        [Part] public partial record Leg(int Size);
        [Part] public partial record LongLeg(int Size) : {|#2:Leg|}(Size);
        """,
        CompilerWarning("CTR1015").WithLocation(0).WithMessage("Trade derives from MarketEvent: a member that is added there moves its own on the wire, so let both hold a [Part] instead"),
        CompilerWarning("CTR1015").WithLocation(1).WithMessage("BigTrade derives from Trade: sent through a variable of Trade it loses its own members, so let both hold a [Part] instead"),
        CompilerWarning("CTR1015").WithLocation(2).WithMessage("LongLeg derives from Leg: held by a member of Leg it loses its own members, so let both hold a [Part] instead"));

    [Fact]
    public Task Looks_at_whichever_declaration_names_the_base() => Test.ReportsAsync(
        [
            "[Part] public partial record Leg(int Size);",
            "public partial record Leg : {|CTR1015:Acme.Base|};",
        ],
        Analysis.Reference("Acme", "namespace Acme; public record Base { public int Id { get; init; } }"));

    [Fact]
    public Task Is_quiet_on_interfaces_and_on_bases_without_members() => Test.ReportsAsync("""
        public interface INumbered { int Number { get; } }
        public abstract record Speaking { public string Text => ToString(); }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(int Number) : Speaking, INumbered;
        [Part] public readonly partial record struct Leg(int Number) : INumbered;
        [Part] public partial class NoRecord : Exception;
        public record NotMarked(int Number) : Signal(Number);
        [Agent("base")] public partial class Trader : NoBase;
        public class NoBase { public int Size { get; set; } }
        """);

    [Fact]
    public Task A_message_or_part_without_members_does_harm_as_a_base() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Ping;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record LongPing(int Size) : {|CTR1015:Ping|};
        [Part] public partial record Leg;
        [Part] public partial record LongLeg(int Size) : {|CTR1015:Leg|};
        """);
}
