using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.ChannelNameSharedAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1011
{
    [Fact]
    public Task Stands_on_the_name_of_the_later_one_and_points_at_the_first() => Test.ReportsAsync(
        """
        namespace One { [Channel("alerts")] public partial class {|#0:Alerts|}; }
        namespace Two { [Channel({|#1:"alerts"|}, Tier.Fast)] public partial class OtherAlerts; }
        namespace Three { [Channel({|#2:"alerts"|})] public class Alerts; }
        """,
        CompilerError("CTR1011").WithLocation(1).WithLocation(0).WithMessage("OtherAlerts has the name 'alerts', as One.Alerts has already: give it another one, or use One.Alerts"),
        CompilerError("CTR1011").WithLocation(2).WithLocation(0).WithMessage("Alerts has the name 'alerts', as One.Alerts has already: give it another one, or use One.Alerts"));

    [Fact]
    public Task Knows_the_channels_of_the_language_and_of_referenced_assemblies() => Test.ReportsAsync(
        [
            """
            [Channel({|CTR1011:"system_health"|})] public partial class Health;
            [Channel({|CTR1011:"orders"|})] public partial class Orders;
            """,
        ],
        Analysis.Reference("Acme", "using AgentContracts; namespace Acme; [Channel(\"orders\")] public partial class Orders;"));

    [Fact]
    public Task Is_quiet_on_names_of_their_own() => Test.ReportsAsync("""
        [Channel("alerts")] public partial class Alerts;
        [Channel("Alerts")] public partial class Capital;
        [Channel("")] public partial class Empty;
        [Channel("")] public partial class AlsoEmpty;
        [Agent("alerts")] public partial class Agent;
        """);

    [Fact]
    public Task Warns_of_two_referenced_assemblies() => Test.ReportsAsync(
        ["public static class Program;"],
        [Channels("Alpha", "orders"), Channels("Beta", "orders"), Channels("Gamma", "fills")],
        CompilerWarning("CTR1011").WithMessage("Beta.Own of Beta has the name 'orders', as Alpha.Own of Alpha has already: give it another one, or use Alpha.Own of Alpha"));

    [Fact]
    public Task Stands_on_the_whole_system_where_there_is_one() => Test.ReportsAsync(
        ["[assembly: {|CTR1011:WholeSystem|}]", "public static class Program;"],
        Channels("Alpha", "orders"),
        Channels("Beta", "orders"));

    private static MetadataReference Channels(string assembly, string name) =>
        Analysis.Reference(assembly, $"using AgentContracts; namespace {assembly}; [Channel(\"{name}\")] public partial class Own;");

    [Fact]
    public Task Finds_the_name_behind_the_tier() => Test.ReportsAsync("""
        namespace One { [Channel("alerts")] public partial class Alerts; }
        namespace Two { [Channel(tier: Tier.Fast, name: {|CTR1011:"alerts"|})] public partial class OtherAlerts; }
        """);
}
