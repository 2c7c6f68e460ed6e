using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.WireNameSharedAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1007
{
    [Fact]
    public Task Stands_on_the_name_of_the_later_one_and_points_at_the_first() => Test.ReportsAsync(
        """
        namespace One { [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|#0:Signal|}(int X); }
        namespace Two { [Tier(Tier.Fast), RoutesTo<MarketNews>] public partial record {|#1:Signal|}(int X); }
        namespace Three { [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName({|#2:"signal"|})] public partial record Other(int X); }
        """,
        CompilerError("CTR1007").WithLocation(1).WithLocation(0).WithMessage("Signal is 'signal' on the wire, as One.Signal is already: rename it, or write [WireName(\"...\")] with a name of its own"),
        CompilerError("CTR1007").WithLocation(2).WithLocation(0).WithMessage("Other is 'signal' on the wire, as One.Signal is already: rename it, or write [WireName(\"...\")] with a name of its own"));

    [Fact]
    public Task Looks_over_files_and_counts_those_that_are_invalid() => Test.ReportsAsync(
        [
            "[RoutesTo<FastSignals>] public partial record Signal(int X);",
            "namespace One; [Tier(Tier.Fast)] public partial record {|CTR1007:Signal|}(int X);",
        ]);

    [Fact]
    public Task Knows_the_messages_of_the_language_and_of_referenced_assemblies() => Test.ReportsAsync(
        [
            """
            namespace Own;
            [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1007:SystemHealthAlert|}(int X);
            [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1007:Order|}(int X);
            [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Secret(int X);
            """,
        ],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            [Channel("orders")] public partial class Orders;
            [Tier(Tier.Fast), RoutesTo<Orders>] public partial record Order(string Symbol);
            [Tier(Tier.Fast), RoutesTo<Orders>] internal partial record Secret(string Symbol);
            """));

    [Fact]
    public Task Is_quiet_on_names_of_their_own_and_on_parts() => Test.ReportsAsync("""
        namespace One { [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(int X); [Part] public partial record Leg(int X); }
        namespace Two { [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName("two_signal")] public partial record Signal(int X); [Part] public partial record Leg(int X); }
        [Part] public partial record Signal(int X);
        [Tier(Tier.Fast), RoutesTo<FastSignals>, WireName("Signal")] public partial record Capital(int X);
        """);

    [Fact]
    public Task Warns_of_two_referenced_assemblies() => Test.ReportsAsync(
        ["public static class Program;"],
        [Contracts("Alpha", "Order"), Contracts("Beta", "Order"), Contracts("Gamma", "Other")],
        CompilerWarning("CTR1007").WithMessage(
            "Beta.Order of Beta is 'order' on the wire, as Alpha.Order of Alpha is already: rename it, or write [WireName(\"...\")] with a name of its own"));

    [Fact]
    public Task Stands_on_the_whole_system_where_there_is_one() => Test.ReportsAsync(
        ["[assembly: {|CTR1007:WholeSystem|}]", "namespace Own; [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|CTR1007:Order|}(int X);"],
        Contracts("Alpha", "Order"),
        Contracts("Beta", "Order"));

    private static MetadataReference Contracts(string assembly, string message) => Analysis.Reference(
        assembly,
        $"using AgentContracts; namespace {assembly}; [Channel(\"{assembly}\")] public partial class Own; [Tier(Tier.Fast), RoutesTo<Own>] public partial record {message}(int X);");

    [Fact]
    public Task Finds_the_name_that_is_given_by_name() => Test.ReportsAsync("""
        namespace One { [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(int X); }
        namespace Two { [Tier(Tier.Fast), RoutesTo<MarketNews>, WireName(name: {|CTR1007:"signal"|})] public partial record Other(int X); }
        """);
}
