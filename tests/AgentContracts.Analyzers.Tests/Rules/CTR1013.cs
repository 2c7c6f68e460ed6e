using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.PartEndlessAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1013
{
    [Fact]
    public Task Stands_on_the_type_of_the_member_and_tells_the_way_back() => Test.ReportsAsync(
        """
        [Part] public partial record Node(string Name, {|#0:Node|} Next);
        [Part] public partial record Hand { public required {|#1:Arm|} Arm { get; init; } }
        [Part] public partial record Arm({|#2:Joint|} Elbow);
        [Part] public readonly partial record struct Joint({|#3:Hand|} End);
        """,
        CompilerError("CTR1013").WithLocation(0).WithMessage("Node holds itself through Next, so no value of it would ever end: make one of them nullable, or a collection"),
        CompilerError("CTR1013").WithLocation(1).WithMessage("Hand holds itself through Arm.Elbow.End, so no value of it would ever end: make one of them nullable, or a collection"),
        CompilerError("CTR1013").WithLocation(2).WithMessage("Arm holds itself through Elbow.End.Arm, so no value of it would ever end: make one of them nullable, or a collection"),
        CompilerError("CTR1013").WithLocation(3).WithMessage("Joint holds itself through End.Arm.Elbow, so no value of it would ever end: make one of them nullable, or a collection"));

    [Fact]
    public Task Is_quiet_where_something_ends_it() => Test.ReportsAsync("""
        using System.Collections.Generic;
        [Part] public partial record Node(string Name, Node? Next);
        [Part] public partial record Tree(List<Tree> Children, Tree[] Others, IReadOnlyDictionary<string, Tree> Named);
        [Part] public partial record A(B B);
        [Part] public partial record B(C? C);
        [Part] public readonly partial record struct C(A A);
        [Part] public partial record User(Node Node, Node Other);
        #nullable disable
        [Part] public partial record Oblivious(string Name, Oblivious Next);
        """);

    [Fact]
    public Task Leaves_out_who_only_holds_an_endless_part() => Test.ReportsAsync("""
        [Part] public partial record Node(string Name, {|CTR1013:Node|} Next);
        [Part] public partial record Owner(Node First, int Size);
        """);
}
