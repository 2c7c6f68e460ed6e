using Test = AgentContracts.Analyzers.Tests.Harness.RuleTest<AgentContracts.Analyzers.Rules.MemberNameTakenAnalyzer, AgentContracts.CodeFixes.Rules.MemberNameTakenFix>;
using static Microsoft.CodeAnalysis.Testing.DiagnosticResult;

namespace AgentContracts.Analyzers.Tests.Rules;

public sealed class CTR1006
{
    [Fact]
    public Task Stands_on_the_name_or_on_the_member() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(
            int {|#0:Priority|},
            [WireName({|#1:"_seq"|})] int Sequence,
            [WireName({|#2:""|})] int Empty,
            [WireName({|#3:"a\uD800"|})] int Half,
            int Size,
            [WireName({|#4:"size"|})] int Other)
        {
            public int {|#5:_size|} { get; init; }
        }
        """,
        CompilerError("CTR1006").WithLocation(0).WithMessage("Order.Priority is 'priority' on the wire, which is a field of the header: rename it, or write [WireName(\"order_priority\")]"),
        CompilerError("CTR1006").WithLocation(1).WithMessage("Order.Sequence is '_seq' on the wire, and names that begin with '_' belong to the header: rename it, or write [WireName(\"sequence\")]"),
        CompilerError("CTR1006").WithLocation(2).WithMessage("Order.Empty is '' on the wire, which is no name: rename it, or write [WireName(\"empty\")]"),
        CompilerError("CTR1006").WithLocation(3).WithMessage("Order.Half is 'a\uD800' on the wire, which has half a surrogate pair: rename it, or write [WireName(\"half\")]"),
        CompilerError("CTR1006").WithLocation(4).WithMessage("Order.Other is 'size' on the wire, as Size is already: rename it, or write [WireName(\"other\")]"),
        CompilerError("CTR1006").WithLocation(5).WithMessage("Order._size is '_size' on the wire, and names that begin with '_' belong to the header: rename it, or write [WireName(\"order_size\")]"));

    [Theory]
    [InlineData("MessageType")]
    [InlineData("MessageId")]
    [InlineData("SourceAgent")]
    [InlineData("Timestamp")]
    public Task Knows_every_field_of_the_header(string member) => Test.ReportsAsync($$"""
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(int {|CTR1006:{{member}}|});
        """);

    [Fact]
    public Task Is_quiet_on_free_names_and_on_parts_with_names_of_the_header() => Test.ReportsAsync("""
        [Part] public partial record Leg(int Priority, int Timestamp);
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order([WireName("order_priority")] int Priority, int PriorityLevel)
        {
            internal int _cached { get; set; }
            public int Timestamp => 1;
        }
        """);

    [Fact]
    public Task Gives_free_names_on_the_wire() => Test.FixesAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(
            int {|CTR1006:Priority|},
            [Interned] string {|CTR1006:MessageId|},
            [WireName({|CTR1006:"_x"|})] int X)
        {
            /// <summary>When.</summary>
            public required long {|CTR1006:Timestamp|} { get; init; }
        }
        """,
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(
            [WireName("order_priority")] int Priority,
            [WireName("order_message_id")] [Interned] string MessageId,
            [WireName("x")] int X)
        {
            /// <summary>When.</summary>
            [WireName("order_timestamp")] public required long Timestamp { get; init; }
        }
        """,
        iterations: 4);

    [Fact]
    public Task Counts_where_the_better_names_are_taken_as_well() => Test.ReportsAsync(
        """
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(
            int {|#0:Priority|},
            [WireName("order_priority")] int Rank,
            [WireName("priority_2")] int Second,
            int {|#1:_|});
        """,
        CompilerError("CTR1006").WithLocation(0).WithMessage("Order.Priority is 'priority' on the wire, which is a field of the header: rename it, or write [WireName(\"priority_3\")]"),
        CompilerError("CTR1006").WithLocation(1).WithArguments("Order", "_", "_", "and names that begin with '_' belong to the header", "order_"));

    [Fact]
    public Task Finds_the_name_that_is_given_by_name() => Test.ReportsAsync("""
        [Part] public partial record Leg([WireName(name: {|CTR1006:"_size"|})] int Size);
        """);

    [Fact]
    public Task Stands_on_values_of_enums_that_share_a_name_or_have_none() => Test.ReportsAsync(
        """
        using System.Collections.Generic;
        public enum Side { FooBar, {|#0:Foo_Bar|} }
        public enum Kind { [WireName("x")] A, [WireName({|#1:"x"|})] B, [WireName({|#2:""|})] C, [WireName(name: {|#3:"a\uD800"|})] D }
        public enum Key { One, [WireName({|#4:"one"|})] Uno = 7 }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(Side? Side, IReadOnlyList<Kind> Kinds);
        [Part] public partial record Leg(IReadOnlyDictionary<Key, int> Keys, Side Side);
        """,
        CompilerError("CTR1006").WithLocation(0).WithMessage("Side.Foo_Bar is 'foo_bar' on the wire, as FooBar is already: rename it, or write [WireName(\"side_foo_bar\")]"),
        CompilerError("CTR1006").WithLocation(1).WithMessage("Kind.B is 'x' on the wire, as A is already: rename it, or write [WireName(\"b\")]"),
        CompilerError("CTR1006").WithLocation(2).WithMessage("Kind.C is '' on the wire, which is no name: rename it, or write [WireName(\"c\")]"),
        CompilerError("CTR1006").WithLocation(3).WithMessage("Kind.D is 'a\uD800' on the wire, which has half a surrogate pair: rename it, or write [WireName(\"d\")]"),
        CompilerError("CTR1006").WithLocation(4).WithMessage("Key.Uno is 'one' on the wire, as One is already: rename it, or write [WireName(\"uno\")]"));

    [Fact]
    public Task Stands_on_the_member_for_an_enum_of_another_assembly() => Test.ReportsAsync(
        ["[Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order({|#0:Acme.Side|} Side, Acme.Side? Other);"],
        [Analysis.Reference("Acme", "namespace Acme; public enum Side { FooBar, Foo_Bar }")],
        CompilerError("CTR1006").WithLocation(0).WithMessage("Side.Foo_Bar is 'foo_bar' on the wire, as FooBar is already: rename it, or write [WireName(\"side_foo_bar\")]"));

    [Fact]
    public Task Is_quiet_on_aliases_and_flags_and_on_enums_that_stay_at_home() => Test.ReportsAsync("""
        public enum Side { Buy = 1, [WireName("buy")] Long = 1, [WireName("_sell")] Sell = 2, Priority = 3 }
        [Flags] public enum Bits { FooBar = 1, Foo_Bar = 2 }
        public enum Home { FooBar, Foo_Bar }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(Side Side, Bits Bits, DayOfWeek Day)
        {
            internal Home Home { get; set; }
        }
        """);

    [Fact]
    public Task Gives_free_names_to_values_of_enums() => Test.FixesAsync(
        """
        public enum Side
        {
            FooBar,
            /// <summary>The same.</summary>
            {|CTR1006:Foo_Bar|},
            {|CTR1006:FooBAR|},
            [WireName({|CTR1006:""|})] None,
        }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(Side Side);
        """,
        """
        public enum Side
        {
            FooBar,
            /// <summary>The same.</summary>
            [WireName("side_foo_bar")] Foo_Bar,
            [WireName("foo_bar_2")] FooBAR,
            [WireName("none")] None,
        }
        [Tier(Tier.Fast), RoutesTo<FastSignals>] public partial record Order(Side Side);
        """,
        iterations: 3);
}
