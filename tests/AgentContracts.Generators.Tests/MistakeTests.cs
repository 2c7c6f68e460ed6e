using AgentContracts.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AgentContracts.Generators.Tests;

/// <summary>
/// No mistake of a user ends in an error in generated code, or in one at a declaration that generated code causes: the compiler stops at those, and every
/// rule goes silent.
/// </summary>
public sealed class MistakeTests
{
    private const string Valid =
        """
        [Channel("a")] public partial class A;
        [Channel("fast", Tier.Fast)] public partial class Fast;
        [Channel("e"), Emergency] public partial class E;
        [Tier(Tier.Fast), RoutesTo<A>] public partial record M(int X);
        [Part] public partial record P(int X);
        public static class Use
        {
            public static MessageInfo Info<T>() where T : IMessage<T> => T.Info;
            public static void Read<T>() where T : IContract<T> => _ = MessageJson.Read<T>("t", "{}"u8);
        }
        """;

    private const string Hook = "partial void OnValidate(ref Violations violations) { }";
    private const string Handler = "ValueTask HandleAsync(M message, MessageContext context, CancellationToken cancellationToken) => default;";

    /// <summary>Wrong code after which the compiler has nothing to say of declarations, so that the rules can speak.</summary>
    public static TheoryData<string> Mistakes =>
    [
        // messages
        "[Tier(Tier.Fast), RoutesTo<A>] public record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial class X { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial struct X { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X<T>(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] file record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public abstract partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public ref partial struct X { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public static partial class X;",
        "public class Outer { [Tier(Tier.Fast), RoutesTo<A>] public record X(int Y); }",
        "public class Outer { [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y); }",
        "public partial class Outer<T> { [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { " + Hook + " } }",
        "public partial class Outer { [Tier(Tier.Fast), RoutesTo<A>] private partial record X(int Y) { " + Hook + " } }",
        "public partial class Outer { [Tier(Tier.Fast), RoutesTo<A>] protected partial record X(int Y); [Agent(\"x\"), Subscribes<A>] public partial class G; }",
        "public partial interface Outer { [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { " + Hook + " } }",
        "[RoutesTo<A>] public partial record X(int Y) { " + Hook + " }",
        "[Emergency] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast)] public partial record X(int Y) { " + Hook + " }",
        "[Tier((Tier)77), RoutesTo<A>] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Tactical), RoutesTo<Fast>] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<string>] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<int[], M>] public partial record X(int Y) { " + Hook + " }",
        "[Channel(\"x\")] public class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record X(int Y); [Agent(\"x\"), Subscribes<C>] public partial class G;",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"Z\")] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"Y\")] public partial record X(int Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"\")] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"F\")] public partial record X(int Y) { public bool F() => true; }",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"F\")] public partial record X(int Y) { public static bool F => true; }",
        "public interface I { bool F { get; } } [Tier(Tier.Fast), RoutesTo<A>(When = \"I.F\")] public partial record X(int Y) : I { bool I.F => true; }",
        "public abstract record B { public bool F => true; } [Tier(Tier.Fast), RoutesTo<A>(When = \"F\")] public partial record X(int Y) : B { public new bool F() => true; }",
        "public abstract record B { public bool F => true; } [Tier(Tier.Fast), RoutesTo<A>(When = \"F\")] public partial record X(int Y) : B { public static new bool F => true; }",
        "[Tier(Tier.Fast), RoutesTo<A>, WireName(\"\")] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>, WireName(\"\\uD800\")] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>, WireName(null!)] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Expires] string Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { [Expires] public static long Z => 1; }",
        "public abstract record B { [Expires] private long Z => 0; } [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : B;",
        "public abstract record B { [Expires] public long Z { private get; set; } } [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : B;",
        "public abstract record B { [Expires] public long Z => 0; } [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : B { public new string Z => \"\"; }",
        "public interface I { long Z { get; } } [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : I { [Expires] long I.Z => 1; }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { [Expires] public long Z { [Obsolete(\"x\", true)] get => 1; } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Priority);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int A1, [WireName(\"a1\")] int B);",
        "[Tier(Tier.Fast), RoutesTo<A>, Obsolete(\"x\", error: true)] public partial record X(int Y); [Agent(\"x\"), Subscribes<A>] public partial class G;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { [Obsolete(\"x\", error: true)] public int Z { get; set; } }",
        "[Obsolete(\"x\", true)] public static partial class Outer { [Part] public partial record X(int Y); [Channel(\"x\")] public partial class C; [Agent(\"x\"), Subscribes<A>] public partial class G; }",
        "[Obsolete(\"x\", true)] public static partial class Outer { public static partial class Inner { [Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y); } }",
        "[Part] public partial record X { [Obsolete(\"x\", true)] public X() { } public int Y { get; init; } }",
        "[Tier(Tier.Fast), RoutesTo<A>] [method: Obsolete(\"x\", true)] public partial record X(int Y);",
        "[Part] public partial record X { public int Y { get; [Obsolete(\"x\", true)] init; } }",
        "[Part] public partial record X { public int Y { [Obsolete(\"x\", true)] get; set; } }",
        "[Part] public partial record X(int Y) { public int Y { [Obsolete(\"x\", true)] get; } = Y; }",
        "public abstract record B { [Obsolete(\"x\", true)] public abstract int Y { get; init; } } [Part] public partial record X : B { public override int Y { get; init; } }",
        "public abstract record B { public int Z { get; init; } } [Part] public partial record X(int Y) : B { public new int Z => 1; }",
        "public abstract record B { public int Z { get; init; } } [Part] public partial record X(int Y) : B { public new int Z() => 1; }",
        "public abstract record B { public int Z { get; init; } } [Part] public partial record X(int Y) : B { public new string Z = \"\"; }",
        "public abstract record B { public int Z; } [Part] public partial record X(int Y) : B { public new int Z => 1; }",
        "public abstract record B { public int Z; } [Part] public partial record X(int Y) : B { public new string Z = \"\"; }",
        "public abstract record B { [Range(0, 1)] public int Z => 1; } [Part] public partial record X(int Y) : B { public new string Z => \"\"; }",
        "public abstract record B { [Range(0, 1)] public int Z => 1; } [Part] public partial record X([Sensitive] int Y) : B { public new int Z() => 1; }",
        "[Obsolete(\"x\", true)] public enum S { Y } [Obsolete(\"y\"), Part] public partial record X(int Y) { public S Z { get; init; } }",
        "[Obsolete(\"x\", true)] public enum S { Y } [Part] public partial record X(int Y) { [Obsolete(\"y\")] public Dictionary<S, int>? Z { get; init; } }",
        "[Obsolete(\"x\", true), Flags] public enum S { Y } [Part] public partial record X(int Y) { [Obsolete(\"y\")] public List<S?>? Z { get; init; } }",
        "[Part] public partial record X([Sensitive] string Y) { [Range(0, 1)] public int Z { [Obsolete(\"x\", true)] get => 1; } }",
        "[Tier(Tier.Fast), RoutesTo<A>(When = \"F\")] public partial record X(int Y) { public bool F { [Obsolete(\"x\", true)] get => true; } }",
        "[Tier(Tier.Fast), RoutesTo<A>, Part] public partial record X(int Y);",
        "[Tier(Tier.Fast, MaxAgeMs = -1), RoutesTo<A>] public partial record X(int Y);",

        // members
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(object Y) { " + Hook + " }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(dynamic Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X((int, int) Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int[,] Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(nint Y, nuint Z);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(Dictionary<int, string> Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(Action Y, UriBuilder Z, Half W);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(M Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public unsafe partial record X(int Y) { public List<List<Type>>? Z { get; set; } }".Replace("unsafe ", ""),
        "[Part] public record Q(int Y); [Tier(Tier.Fast), RoutesTo<A>] public partial record X(Q Y, List<Q?> Z);",
        "[Part] public partial record Q(object Y) { " + Hook + " } [Part] public partial record R(Q Q); [Tier(Tier.Fast), RoutesTo<A>] public partial record X(R[] Y);",
        "[Part] public partial record Q(R? Y); [Part] public partial record R(Q? Q, object Z); [Tier(Tier.Fast), RoutesTo<A>] public partial record X(R[] Y);",
        "public partial class Outer { private enum Secret { One } [Tier(Tier.Fast), RoutesTo<A>] private partial record X(Secret Y); }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X { public X(int y) => Y = y; public int Y { get; init; } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X { private X() { } public int Y { get; private set; } }",
        "[Tier(Tier.Fast), RoutesTo<A>] internal partial record X { internal required int Y { get; init; } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { private int Y { get; init; } = Y; }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { public int Y => 5; }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { public int Y = Y; public readonly int Z; public const int W = 1; public int this[int i] { get => i; set { } } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(params int[] Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(in int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record struct X;",

        // rules
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Range(\"a\" == \"b\" ? 1 : 2, 3), StringLength(4), MinLength(1), RegularExpression(\"(\")] double Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Range(typeof(int), \"x\", \"y\")] int Y, [Range(typeof(X), \"1\", \"2\")] X? Z);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Range(5, 1)] int Y, [Range(double.NaN, 1)] int Z, [Range(double.NegativeInfinity, double.PositiveInfinity)] decimal W);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([AllowedValues(1, 1, 1.5, \"x\", null, typeof(int))] byte Y, [DeniedValues(null!)] string? Z, [AllowedValues(new[] { 1 })] int W);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([AllowedValues((DayOfWeek)77)] DayOfWeek Y, [AllowedValues(DayOfWeek.Friday)] int Z, [AllowedValues(3)] DayOfWeek W);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Required(ErrorMessage = \"{9} {\")] string Y, [property: Compare(\"Nothing\")] string Z);",
        "public partial class Outer { private sealed class OwnAttribute : ValidationAttribute; [Tier(Tier.Fast), RoutesTo<A>] public partial record X([Own] int Y); }",
        "public sealed class OwnAttribute<T>(T[] a, object? b = null, params Type[] c) : ValidationAttribute { public string[]? D { get; set; } } [Tier(Tier.Fast), RoutesTo<A>] public partial record X([Own<byte>(new byte[] { 1 }, (short)3, typeof(int[]), typeof(List<>), typeof((int, string)), D = new[] { \"x\", null! })] int Y);",
        "[Obsolete(\"x\", true)] public sealed class OwnAttribute : ValidationAttribute; [Obsolete(\"y\")] [Tier(Tier.Fast), RoutesTo<A>] public partial record X([Range(0, 1)] int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { [Range(0, 1)] public Span<int> Z => default; [Required] public int W { set { } } }",

        // parts
        "[Part] public record X(int Y);",
        "[Part] public partial class X { " + Hook + " }",
        "[Part] public partial record X<T>(T Y) { " + Hook + " }",
        "[Part] public abstract partial record X(int Y) { " + Hook + " }",
        "[Part, Tier(Tier.Fast)] public partial record X(int Y) { " + Hook + " }",

        // channels
        "[Channel(\"x\")] public class X;",
        "[Channel(\"x\")] public static partial class X;",
        "[Channel(\"x\")] public partial class X<T>;",
        "[Channel(\"x\")] file class X;",
        "[Channel(\"x\")] public abstract partial class X;",
        "[Channel(\"x\")] public partial record X;",
        "[Channel(\"\")] public partial class X; [Tier(Tier.Fast), RoutesTo<X>] public partial record Y(int Z);",
        "[Channel(null!)] public partial class X;",
        "[Channel(\"x\", (Tier)9)] public partial class X;",
        "[Channel(\"x\"), FallsBackTo<string>] public partial class X;",
        "[Channel(\"x\"), FallsBackTo<X>] public partial class X;",
        "[Channel(\"x\")] internal partial class X; [Tier(Tier.Fast), RoutesTo<X>] public partial record Y(int Z);",
        "[Channel(\"x\")] public partial class X; [Tier(Tier.Fast), RoutesTo<X>] internal partial record Y(int Z); [Agent(\"g\"), Subscribes<X>] public partial class G : X.IHandler;".Replace(" : X.IHandler", ""),
        "public class Outer { [Channel(\"x\")] public partial class X; }",
        "public partial class Outer { [Channel(\"x\")] private partial class X; }",
        "[Channel(\"x\"), Tier(Tier.Fast), RoutesTo<A>] public partial class X;",

        // agents
        "[Agent(\"x\"), Subscribes<A>] public class X;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { private " + Handler + " }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { internal " + Handler + " }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { protected virtual " + Handler + " }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public static " + Handler + " }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public Task HandleAsync(M message, MessageContext context, CancellationToken cancellationToken) => Task.CompletedTask; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public async void HandleAsync(M message, MessageContext context, CancellationToken cancellationToken) => await Task.Yield(); }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public ValueTask<int> HandleAsync(M message, MessageContext context, CancellationToken cancellationToken) => default; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public ValueTask HandleAsync<T>(M message, MessageContext context, CancellationToken cancellationToken) => default; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public ValueTask HandleAsync(in M message, MessageContext context, CancellationToken cancellationToken) => default; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public ValueTask HandleAsync(M message) => default; public ValueTask HandleAsync(M message, CancellationToken cancellationToken) => default; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public Func<M, ValueTask>? HandleAsync { get; set; } }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { private X() { } }",
        "[Agent(\"x\"), Subscribes<A>] public abstract partial class X;",
        "[Agent(\"x\"), Subscribes<A>] public static partial class X;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X<T>;",
        "[Agent(\"x\"), Subscribes<A>] file class X;",
        "public class Outer { [Agent(\"x\"), Subscribes<A>] public partial class X; }",
        "public partial class Outer { [Agent(\"x\"), Subscribes<A>] private partial class X; }",
        "[Agent(\"\"), Subscribes<A>] public partial class X;",
        "[Agent(\"x\"), Subscribes<string>, Ignores<int>(\"x\"), Publishes<object>] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>, Subscribes<A>, Ignores<M>(\"x\"), Ignores<M>(\"y\"), Publishes<M>, Publishes<M>] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>, Publishes<Y>] public partial class X; [Tier(Tier.Tactical), RoutesTo<Fast>] public partial record Y(int Z);",
        "[Agent(\"x\"), Subscribes<A>] public partial class X; [Agent(\"x\"), Subscribes<A>] public partial class Y : X;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public required int Y { get; init; } public X(out int z) => z = 1; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { [Obsolete(\"x\", true)] public required string Y { get; init; } }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public required string Y { get; [Obsolete(\"x\", true)] set; } }",
        "public class B { [Obsolete(\"x\", true)] public required string Y; } [Agent(\"x\"), Subscribes<A>] public partial class X : B;",
        "[Obsolete(\"x\", true)] public class S; [Agent(\"x\"), Subscribes<A>] public partial class X { [Obsolete(\"y\")] public X(List<S> all) { } }",
        "[Obsolete(\"x\", true)] public class S; [Agent(\"x\"), Subscribes<A>] public partial class X { [Obsolete(\"y\")] public required S Y { get; init; } }",
        "[Agent(\"x\", MaxConcurrency = -1), Subscribes<A>(BudgetMs = -5)] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>, Tier(Tier.Fast), RoutesTo<A>] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>, Channel(\"x\")] public partial class X;",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_leaves_the_compiler_silent(string mistake)
    {
        var run = GeneratorRun.OfMistake(TestProject.Of(Valid, "#pragma warning disable // Only errors count in the mistake itself.\n" + mistake));

        Assert.True(run.Diagnostics.Length == 0, run.Diagnostics);
    }

    /// <summary>Wrong code of which the compiler itself has something to say, and the errors that it has without the generator.</summary>
    public static TheoryData<string> Broken =>
    [
        "[Tier(Tier.Fast), Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial interface X;",
        "[Tier(Tier.Fast), RoutesTo<A>] public enum X;",
        "[Tier(Tier.Fast), RoutesTo<Nothing>] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<>] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A<int>>] public partial record X(Nothing Y);",
        "[Tier(Nothing), RoutesTo<A>] public partial record X(int Y);",
        "[Tier, RoutesTo<A>] public partial record X(int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y, int Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X([Range] int Y, [Nothing] int Z, [Range(0, Nothing)] int W);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(ref int Y, out int Z);",
        "[Tier(Tier.Fast), RoutesTo<A>] public record X(int Y) { partial void OnValidate(ref Violations violations) { } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) { partial void OnValidate() { } }",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y); public partial record X(int Z);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y); public record X;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y); public partial class X;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : Nothing;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(int Y) : IMessage<X>, IContract<X>;",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X(X? Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record struct X(X Y);",
        "[Tier(Tier.Fast), RoutesTo<A>] public partial record X { public required string Y { get; } public int Z { get; init; } = Nothing; }",
        "[Part] public partial record X(int Y = \"x\");",
        "[Channel] public partial class X;",
        "[Channel(5)] public partial class X;",
        "[Channel(\"x\")] public partial struct X;",
        "[Channel(\"x\"), Channel(\"y\")] public partial class X;",
        "[Channel(\"x\"), FallsBackTo<Nothing>] public partial class X;",
        "[Agent] public partial class X;",
        "[Agent(\"x\"), Agent(\"y\"), Subscribes<A>] public partial class X;",
        "[Agent(\"x\"), Subscribes<Nothing>, Ignores<M>, Publishes<>] public partial class X;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X(Nothing a, IHub<X> b);",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public ValueTask HandleAsync(M message, Nothing context, CancellationToken cancellationToken) => default; }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public " + Handler + " public " + Handler + " }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X { public abstract ValueTask HandleAsync(M message, MessageContext context, CancellationToken cancellationToken); }",
        "[Agent(\"x\"), Subscribes<A>] public partial class X : IHandle<P>;",
        "[Agent(\"x\"), Subscribes<A>] public partial class X : A.IHandler, IHandle<M>, IHandle<M>;",
        "[Agent(\"x\"), Subscribes<A>] public partial struct X;",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_the_compiler_refuses_by_itself_stays_where_it_is(string mistake)
    {
        var project = TestProject.Of(Valid, "#pragma warning disable // Only errors count in the mistake itself.\n" + mistake);
        var run = GeneratorRun.OfMistake(project);

        Assert.True(run.DiagnosticsInGeneratedCode.Length == 0, run.DiagnosticsInGeneratedCode);
        Assert.Equal("", string.Join("\n", ErrorsOf(run.Output).Except(ErrorsOf(project.Compile()))));
    }

    [Fact]
    public void All_mistakes_at_once_leave_the_compiler_silent()
    {
        var sources = Mistakes.Select((m, i) => $"#pragma warning disable // Only errors count in the mistake itself.\nnamespace N{i} {{ {m.Data} }}").ToArray();
        var run = GeneratorRun.OfMistake(TestProject.Of([Valid, .. sources]));

        Assert.True(run.Diagnostics.Length == 0, run.Diagnostics);
    }

    [Fact]
    public void What_is_invalid_says_so_when_it_is_used()
    {
        using var loaded = LoadedProject.Of(GeneratorRun.OfMistake(TestProject.Of(
            Valid,
            "[Tier(Tier.Fast)] public partial record X(int Y); public static class Probe { public static object Run() => Use.Info<X>(); public static void Read() => Use.Read<X>(); }")));

        const string Expected = "X is no valid contract: it has no route.";
        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => loaded.Call("Run")).Message);
        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => loaded.Call("Read")).Message);
    }

    [Theory]
    [InlineData("[Tier(Tier.Tactical), RoutesTo<Fast>] public partial record X(int Y);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>] public partial record X(int Priority);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>] public partial record X(int _Y);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>] public partial record X(int Y, [WireName(\"y\")] int Z);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>(When = \"Y\")] public partial record X(int Y);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>] public partial record X([Expires] int Y);")]
    [InlineData("[Tier(Tier.Fast), RoutesTo<Fast>] public partial record X(object Y);")]
    [InlineData("[Part] public abstract partial record X(int Y);")]
    [InlineData("[Channel(\"\")] public partial class X;")]
    [InlineData("[Agent(\"\")] public partial class X;")]
    public void What_is_invalid_is_in_no_list(string mistake)
    {
        var run = GeneratorRun.OfMistake(TestProject.Of(Valid, mistake));

        Assert.DoesNotContain("global::X", run.Sources["ContractManifest.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("global::X", run.Sources["Fast.Channel.g.cs"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> ErrorsOf(Compilation compilation) =>
        compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => $"{d.Id} {d.Location.GetLineSpan().StartLinePosition} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
}
