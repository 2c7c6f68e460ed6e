using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MemberCannotTravelAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1004
{
    [Fact]
    public Task Stands_on_the_type_of_parameters_properties_and_fields() => Test.ReportsAsync("""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal([Interned] string Symbol, {|CTR1004:object|} Other)
        {
            public {|CTR1004:System.IO.Stream?|} Stream { get; init; }
            public {|CTR1004:nint|} Handle;
        }
        [Part] public partial record Leg({|CTR1004:Action[]|} Actions);
        """);

    [Fact]
    public Task Stands_on_the_parameter_where_the_property_is_written_out() => Test.ReportsAsync("""
        [Part] public partial record Leg({|CTR1004:object|} Other) { public object Other { get; init; } = Other; }
        """);

    [Fact]
    public Task Names_the_innermost_type_that_does_not_fit() => Test.ReportsAsync(
        """
        using System.Collections.Generic;
        [Part] public partial record Leg({|#0:object|} A, {|#1:List<Dictionary<string, object?>>|} B, {|#2:Half?|} C, {|#3:object[]|} D);
        """,
        CompilerError("CTR1004").WithLocation(0).WithMessage("Leg.A is object, which cannot cross the wire: declare what it holds, as a [Part] for example"),
        CompilerError("CTR1004").WithLocation(1).WithMessage("Leg.B is List<Dictionary<string, object?>>, and object? cannot cross the wire: declare what it holds, as a [Part] for example"),
        CompilerError("CTR1004").WithLocation(2).WithMessage("Leg.C is Half?, and Half cannot cross the wire: use float"),
        CompilerError("CTR1004").WithLocation(3).WithMessage("Leg.D is object[], and object cannot cross the wire: declare what it holds, as a [Part] for example"));

    [Theory]
    [InlineData("dynamic", "declare what it holds, as a [Part] for example")]
    [InlineData("int[,]", "use an array of arrays, int[][]")]
    [InlineData("(int A, string B)", "declare a [Part] with its elements")]
    [InlineData("Func<int>", "code does not travel, send what it would return")]
    [InlineData("Action", "code does not travel, leave it out of the message")]
    [InlineData("Action<object>", "code does not travel, leave it out of the message")]
    [InlineData("Delegate", "code does not travel, leave it out of the message")]
    [InlineData("Task", "leave it out of the message")]
    [InlineData("Task<object>", "await it first, and send its result")]
    [InlineData("ValueTask<int>", "await it first, and send its result")]
    [InlineData("CancellationToken", "leave it out of the message, the handler is given a CancellationToken of its own")]
    [InlineData("CancellationTokenSource", "leave it out of the message, the handler is given a CancellationToken of its own")]
    [InlineData("nuint", "use ulong")]
    [InlineData("BigInteger", "use Int128, or a string")]
    [InlineData("Type", "use a string with its name")]
    [InlineData("Exception", "use a string with its message")]
    [InlineData("MemoryStream", "use ReadOnlyMemory<byte>")]
    [InlineData("Memory<byte>", "use ReadOnlyMemory<byte>")]
    [InlineData("ReadOnlyMemory<int>", "use IReadOnlyList<int>")]
    [InlineData("IEnumerable<string>", "use IReadOnlyList<string>")]
    [InlineData("IList<int?>", "use IReadOnlyList<int?>")]
    [InlineData("Queue<int[]>", "use IReadOnlyList<int[]>")]
    [InlineData("SortedSet<string>", "use IReadOnlySet<string>")]
    [InlineData("IDictionary<string, int>", "use IReadOnlyDictionary<string, int>")]
    [InlineData("Dictionary<double, int>", "its keys must be strings, integers, GUIDs or enum values")]
    [InlineData("IDisposable", "a reader must know which type to make, declare a [Part]")]
    [InlineData("Base", "a reader must know which type to make, declare a [Part]")]
    [InlineData("Other", "a message is no member of another, declare a [Part] with what they share")]
    [InlineData("Plain", "mark Plain with [Part]")]
    [InlineData("Poco", "make Poco a partial record and mark it with [Part]")]
    [InlineData("UriBuilder", "declare a [Part] with what is needed of it")]
    [InlineData("KeyValuePair<string, int>", "declare a [Part] with what is needed of it")]
    public Task Says_what_to_write_instead(string type, string remedy) => Test.ReportsAsync(
        $$"""
        using System.Collections.Generic;
        using System.IO;
        using System.Numerics;
        public abstract class Base;
        public record Plain(int X);
        public class Poco;
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Other(int X);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal({|#0:{{type}}|} Value);
        """,
        CompilerError("CTR1004").WithLocation(0).WithMessage($"Signal.Value is {type}, which cannot cross the wire: {remedy}"));

    [Fact]
    public Task Stands_on_the_record_where_the_member_is_inherited_from_elsewhere() => Test.ReportsAsync(
        [
            """
            [Part] public partial record {|CTR1004:Leg|}(int Size) : Acme.Base;
            [Part] public partial record Fee({|CTR1004:Acme.Unlisted|} Basis);
            """,
        ],
        Analysis.Reference("Acme", """
            using AgentContracts;
            namespace Acme;
            public record Base { public object? Tag { get; init; } }
            [Part] public record Unlisted(int X);
            """));

    [Fact]
    public Task Is_quiet_on_what_travels_and_on_what_stays_at_home() => Test.ReportsAsync("""
        using System.Collections.Generic;
        [Part] public partial record Leg(int Size, Leg? Next);
        [Part] public record NotPartial(int Size);
        public static partial class Outer
        {
            private enum Secret { One }
            [Part] internal partial record Hiding { private Secret Value { get; set; } }
        }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Signal(
            int A, double? B, string C, List<Leg> D, Dictionary<Guid, Leg[]>? E, IReadOnlySet<DayOfWeek> F, NotPartial G, {|CS0246:Nothing|} H, List<{|CS0246:Nothing|}> I)
        {
            public object Computed => this;
            public static object? Shared { get; set; }
            private object? Private { get; set; }
            internal object? Inner { get; set; }
        }
        """);

    [Fact]
    public Task Says_which_assembly_does_not_list_a_part() => Test.ReportsAsync(
        ["[Part] public partial record Fee({|#0:Acme.Unlisted|} Basis);"],
        [Analysis.Reference("Acme", "namespace Acme; [AgentContracts.Part] public record Unlisted(int X);")],
        CompilerError("CTR1004").WithLocation(0).WithArguments(
            "Fee", "Basis", "Unlisted", "and the manifest of Acme does not list Unlisted, which", "build Acme with the generator, and without its errors"));
}
