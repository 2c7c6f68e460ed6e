using AgentContracts.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentContracts.Generators.Tests;

/// <summary>Generated code fits into projects of every kind without a warning.</summary>
public sealed class ConsumerTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Generated_code_compiles_in_every_version_from_12_on(LanguageVersion version) =>
        GeneratorRun.Of(TestProject.Of(Desk.Contracts, Desk.Agents) with { Language = version });

    [Fact]
    public void Nothing_is_generated_for_a_language_that_could_not_compile_it() =>
        Assert.Empty(GeneratorRun.OfMistake(TestProject.Of(Desk.Contracts) with { Language = LanguageVersion.CSharp11 }).Sources);

    [Fact]
    public void A_project_without_nullability_has_no_warning() =>
        GeneratorRun.Of(TestProject.Of(
            "[Channel(\"c\")] public partial class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record M(string A, List<string[]> B, M2 D = null); [Part] public partial record M2(Dictionary<string, M2> A) { public string B { get; set; } = \"x\"; } [Agent(\"x\"), Subscribes<C>] public partial class X { public X(string a, IHub<X> b = null) { } }") with { Nullable = false });

    [Fact]
    public void A_documented_project_has_no_warning() =>
        GeneratorRun.Of(TestProject.Of(
            """
            /// <summary>A channel.</summary>
            [Channel("c")] public partial class C;
            /// <summary>A message.</summary>
            [Tier(Tier.Fast), RoutesTo<C>] public partial record M([Range(0, 1)] int A, DayOfWeek B)
            {
                partial void OnValidate(ref Violations violations) { }
            }
            /// <summary>An agent.</summary>
            [Agent("x"), Subscribes<C>] public partial class X;
            """) with { Documented = true });

    [Fact]
    public void What_is_obsolete_can_still_be_used() =>
        GeneratorRun.Of(
            """
            [Obsolete("x")] [Channel("c")] public partial class C;
            [Obsolete] [Tier(Tier.Fast), RoutesTo<C>] public partial record M([property: Obsolete] int A, [property: Obsolete("x")] Side B, Leg D);
            [Obsolete] [Part] public partial record Leg(int X);
            [Obsolete] public enum Side { [Obsolete] Buy, [Obsolete("x", true)] Sell }
            [Obsolete] [Agent("x"), Subscribes<C>] public partial class X;
            """);

    [Theory]
    [InlineData("System.Diagnostics.CodeAnalysis.Experimental(\"DESK001\")")]
    [InlineData("Obsolete(\"x\", DiagnosticId = \"DESK001\")")]
    public void What_the_user_allows_by_an_id_of_his_own_is_allowed_in_generated_code(string mark)
    {
        var run = GeneratorRun.OfMistake(TestProject.Of(
            $$"""
            #pragma warning disable DESK001, CS9042
            [{{mark}}, Channel("c")] public partial class C;
            [Channel("d")] public partial class D;
            [{{mark}}, Tier(Tier.Fast), RoutesTo<C>] public partial record Whole(int A, Leg B);
            [{{mark}}, Part] public partial record Leg(int X);
            [{{mark}}] public enum Side { Buy, Sell }
            public enum Kind { [{{mark}}] One, Two }
            [{{mark}}] public static partial class Outer { [Tier(Tier.Fast), RoutesTo<D>] public partial record Inner(Outer.Way A); public enum Way { In } }
            [Tier(Tier.Fast), RoutesTo<D>(When = nameof(IsLoud))]
            public partial record Members([property: {{mark}}] int A, Side B, Kind? K, Dictionary<Side, Leg> L)
            {
                [{{mark}}] public bool IsLoud => true;
                [{{mark}}] public int Set { get; init; } = 1;
                [{{mark}}, Range(0, 1)] public int Checked { get; init; }
                [{{mark}}, Expires] public long At => 1;
            }
            [method: {{mark}}] [Tier(Tier.Fast), RoutesTo<D>] public partial record Made(int A);
            [Part] public partial record Bare { [{{mark}}] public Bare() { } public int A { get; init; } }
            [{{mark}}, Agent("x"), Subscribes<C>, Subscribes<D>] public partial class X;
            [Agent("y"), Subscribes<C>, Subscribes<D>, Publishes<Whole>] public partial class Y { [{{mark}}] public Y(int a) { } [{{mark}}] public required string B { get; init; } }
            """));

        Assert.Equal("", run.DiagnosticsOfBuild);
        Assert.Contains("DESK001", run.DiagnosticsInGeneratedCode, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_promises_to_be_CLS_compliant_has_no_warning() =>
        GeneratorRun.Of(
            """
            [assembly: CLSCompliant(true)]
            #pragma warning disable CS3003, CS3001, CS3009 // The user's own.
            [Channel("c")] public partial class C;
            [Tier(Tier.Fast), RoutesTo<C>] public partial record M(int A);
            [Agent("x"), Subscribes<C>] public partial class X;
            """);

    [Fact]
    public void Names_of_the_user_hide_nothing_that_generated_code_needs() =>
        GeneratorRun.Of(
            """
            namespace Acme.AgentContracts.System.Codecs;

            [Channel("c")] public partial class IChannel { public class AgentContracts; public class System; }
            [Tier(Tier.Fast), RoutesTo<IChannel>] public partial record IMessage(int System, string AgentContracts, Check Check, [RegularExpression("a")] string IMessageRules)
            {
                public class MessageInfo;
                public class CheckNames;
                public int Info { get; init; }
                public int Validate { get; init; }
                public static void WriteJson() { }
            }
            public enum Check { StringCodec }
            [Agent("x"), Subscribes<IChannel>] public partial class IAgent { public int Create => 1; public class Info; }
            """);

    [Fact]
    public void Keywords_and_nested_types_and_the_global_namespace_are_no_trouble() =>
        GeneratorRun.Of(
            """
            public partial class @class
            {
                public partial interface @interface
                {
                    public partial record struct @struct
                    {
                        [Channel("c"), FallsBackTo<@new>] public partial class @new;
                        [Tier(Tier.Fast), RoutesTo<@new>(When = nameof(@if))] public partial record @event(bool @if, [Range(0, 1)] int @int, @enum @else, @record.@field @where, List<@record> @List);
                        [Part] public partial record @record(int @value, int @violations) { [Part] public readonly partial record struct @field([Required] string? @await); }
                        [Agent("a"), Subscribes<@new>] public partial class @async;
                        public enum @enum { @public, @private }
                    }
                }
            }
            namespace @namespace.@using { [Channel("d")] public partial record @abstract; }
            """);
}
