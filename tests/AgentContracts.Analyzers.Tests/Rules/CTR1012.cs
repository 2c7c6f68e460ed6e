using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.AgentIdSharedAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1012
{
    [Fact]
    public Task Stands_on_the_id_of_the_later_one_and_points_at_the_first() => Test.ReportsAsync(
        """
        namespace One { [Agent("risk")] public partial class {|#0:Risk|}; }
        namespace Two { [Agent({|#1:"risk"|}, Exclusive = true)] public partial class Limits; }
        """,
        CompilerError("CTR1012").WithLocation(1).WithLocation(0).WithMessage("Limits and One.Risk are both [Agent(\"risk\")]: give one of them another id, or they will share each other's messages"));

    [Fact]
    public Task Is_quiet_on_ids_of_their_own_and_on_a_stand_in_for_an_agent_of_another_assembly() => Test.ReportsAsync(
        [
            """
            [Agent("Risk", Type = "risk")] public partial class Capital;
            [Agent("risk")] public partial class Risk;
            [Agent("limits", Type = "risk")] public partial class Limits;
            [Channel("risk")] public partial class Channel;
            """,
        ],
        Analysis.Reference("Acme", "using AgentContracts; namespace Acme; [Agent(\"risk\")] public partial class Risk;"));

    [Fact]
    public Task Counts_referenced_agents_where_the_whole_system_is_seen() => Test.ReportsAsync(
        ["[assembly: {|#0:WholeSystem|}]", "public static class Program;"],
        [Agents("Alpha", "risk"), Agents("Beta", "risk"), Agents("Gamma", "limits")],
        CompilerError("CTR1012").WithLocation(0).WithMessage(
            "Beta.Own of Beta and Alpha.Own of Alpha are both [Agent(\"risk\")]: give one of them another id, or they will share each other's messages"));

    [Fact]
    public Task Is_quiet_on_referenced_agents_of_which_perhaps_one_runs() => Test.ReportsAsync(["public static class Program;"], Agents("Alpha", "risk"), Agents("Beta", "risk"));

    private static MetadataReference Agents(string assembly, string id) =>
        Analysis.Reference(assembly, $"using AgentContracts; namespace {assembly}; [Agent(\"{id}\")] public partial class Own;");

    [Fact]
    public Task Finds_the_id_that_is_given_by_name() => Test.ReportsAsync("""
        namespace One { [Agent("risk")] public partial class Risk; }
        namespace Two { [Agent(id: {|CTR1012:"risk"|})] public partial class Limits; }
        """);
}
