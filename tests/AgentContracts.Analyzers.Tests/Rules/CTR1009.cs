using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.TypeNotConcreteAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1009
{
    [Fact]
    public Task Stands_on_the_name_of_each_kind_of_type() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public abstract partial record {|CTR1009:Signal|}(string Symbol);
        [Part] public partial record {|CTR1009:Leg|}<T>(T Symbol);
        [Channel("own")] public static partial class {|CTR1009:Own|};
        [Agent("trader")] public abstract partial class {|CTR1009:Trader|};
        [Part] public ref partial struct {|CTR1009:Span|};
        """);

    [Fact]
    public Task Says_what_it_is_and_what_to_do() => Test.ReportsAsync(
        """
        [Part] public abstract partial record {|#0:Leg|};
        [Agent("trader")] public abstract partial class {|#1:Trader|};
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record {|#2:Signal|}<T>(T Value);
        public partial class Outer<T> { [Channel("own")] public partial class {|#3:Own|}; }
        [Part] public static partial class {|#4:Static|};
        [Part] public ref partial struct {|#5:Span|};
        """,
        CompilerError("CTR1009").WithLocation(0).WithMessage("Part Leg is abstract: a reader cannot make one, remove 'abstract'"),
        CompilerError("CTR1009").WithLocation(1).WithMessage("Agent Trader is abstract: the hub cannot make one, remove 'abstract'"),
        CompilerError("CTR1009").WithLocation(2).WithMessage("Message Signal is generic: one name on the wire needs one type, declare a message for each type argument"),
        CompilerError("CTR1009").WithLocation(3).WithMessage("Channel Own is nested in Outer, which is generic: one name on the wire needs one type, move it out of Outer"),
        CompilerError("CTR1009").WithLocation(4).WithMessage("Part Static is static: it implements an interface, remove 'static'"),
        CompilerError("CTR1009").WithLocation(5).WithMessage("Part Span is a ref struct: it cannot be kept in a queue, remove 'ref'"));

    [Fact]
    public Task Is_quiet_on_abstract_channels_and_on_what_is_not_marked() => Test.ReportsAsync("""
        [Channel("own")] public abstract partial class Own;
        public abstract record Base<T>(T Value);
        [Part] public sealed partial record Leg(string Symbol) : Base<string>(Symbol);
        public static partial class Outer { [Agent("trader")] public sealed partial class Trader; }
        """);

    [Fact]
    public Task A_channel_that_is_something_else_as_well_cannot_be_abstract() => Test.ReportsAsync("""
        [Channel("both"), Part] public abstract partial record {|CTR1009:Both|}(int Size);
        """);
}
