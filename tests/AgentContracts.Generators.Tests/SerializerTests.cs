using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>Records that were generated, compiled and sent through JSON and back.</summary>
public sealed class SerializerTests
{
    private const string Json =
        """
        using System.Text;

        public static class Json
        {
            public static string Write<T>(T value) where T : IContract<T> => Encoding.UTF8.GetString(MessageJson.Write(value));

            public static T Read<T>(string json) where T : IContract<T> => MessageJson.Read<T>("it", Encoding.UTF8.GetBytes(json));

            public static string Again<T>(T value) where T : IContract<T> => Write(Read<T>(Write(value)));

            public static string Error<T>(string json) where T : IContract<T>
            {
                try
                {
                    return $"read {Read<T>(json)}";
                }
                catch (MessageFormatException exception)
                {
                    return $"{exception.Field}: {exception.Expected}";
                }
            }
        }
        """;

    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe(Json, $"using System.Text;\n{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Fact]
    public void Every_member_type_comes_back_as_it_went()
    {
        const string Types =
            """
            [Part] public sealed partial record Everything
            {
                public bool Boolean { get; init; }
                public sbyte SByte { get; init; }
                public byte Byte { get; init; }
                public short Int16 { get; init; }
                public ushort UInt16 { get; init; }
                public int Int32 { get; init; }
                public uint UInt32 { get; init; }
                public long Int64 { get; init; }
                public ulong UInt64 { get; init; }
                public float Single { get; init; }
                public double Double { get; init; }
                public decimal Decimal { get; init; }
                public required string String { get; init; }
                public Guid Guid { get; init; }
                public DateTime DateTime { get; init; }
                public DateTimeOffset DateTimeOffset { get; init; }
                public TimeSpan TimeSpan { get; init; }
                public Side Enum { get; init; }
                public Rights Flags { get; init; }
                public int? Present { get; init; }
                public int? Absent { get; init; }
                public string? Text { get; init; }
                public required Leg Part { get; init; }
                public Leg? NoPart { get; init; }
                public Point Struct { get; init; }
                public Point? NoStruct { get; init; }
                public required int[] Array { get; init; }
                public required List<string?> List { get; init; }
                public required IReadOnlyList<Leg> ReadOnlyList { get; init; }
                public required List<Side?[]> Nested { get; init; }
                public required Dictionary<string, double> Dictionary { get; init; }
                public required IReadOnlyDictionary<string, IReadOnlyList<Point?>?> ReadOnlyDictionary { get; init; }
            }
            [Part] public partial record Leg(string Venue, decimal Price);
            [Part] public readonly partial record struct Point(int X, int Y);
            public enum Side : byte { Buy, SellShort }
            [Flags] public enum Rights : long { None, Read = 1, All = long.MaxValue }
            public static class Some
            {
                public static Everything Thing => new()
                {
                    Boolean = true, SByte = sbyte.MinValue, Byte = byte.MaxValue, Int16 = short.MinValue, UInt16 = ushort.MaxValue,
                    Int32 = int.MinValue, UInt32 = uint.MaxValue, Int64 = long.MinValue, UInt64 = ulong.MaxValue,
                    Single = float.Epsilon, Double = double.MaxValue, Decimal = 1.10m, String = "é \"𝄞\"\0",
                    Guid = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), DateTime = new DateTime(638_000_000_000_000_001, DateTimeKind.Utc),
                    DateTimeOffset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(-7)), TimeSpan = TimeSpan.MinValue,
                    Enum = Side.SellShort, Flags = Rights.All, Present = 7, Part = new Leg("a", 1m), Struct = new Point(1, -2),
                    Array = [1, 2, 3], List = ["x", null], ReadOnlyList = [new Leg("b", 2m)], Nested = [[Side.Buy, null], []],
                    Dictionary = new() { ["a b"] = 0.5 }, ReadOnlyDictionary = new Dictionary<string, IReadOnlyList<Point?>?> { ["k"] = [new Point(3, 4), null], [""] = null },
                };
            }
            """;

        var json = (string)Probe(Types, "Json.Write(Some.Thing)")!;
        Assert.Equal(json, Probe(Types, "Json.Again(Some.Thing)"));
        Assert.Contains("\"enum\":\"sell_short\",\"flags\":9223372036854775807,\"present\":7,\"absent\":null,\"text\":null", json, StringComparison.Ordinal);
        Assert.Contains("\"nested\":[[\"buy\",null],[]]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_travel_in_the_order_of_parameters_then_properties_then_fields()
    {
        const string Types =
            """
            [Part] public partial record Mixed(int Second, int First)
            {
                public int Field;
                public int Property { get; set; }
                public int Computed => 1;
                public static int Static { get; set; }
                private int Private { get; set; }
                public int Other { get; init; }
                public int Unsettable { get; }
            }
            """;

        Assert.Equal("""{"second":1,"first":2,"property":4,"other":5,"field":3}""", Probe(Types, "Json.Again(new Mixed(1, 2) { Field = 3, Property = 4, Other = 5 })"));
    }

    [Theory]
    [InlineData("""{"b":1}""", "a: the property, which is missing")]
    [InlineData("""{"a":"x"}""", "b: the property, which is missing")]
    [InlineData("""{"a":1,"b":1}""", "a: a string")]
    [InlineData("""{"a":"x","b":1.5}""", "b: a 32-bit integer")]
    [InlineData("""{"a":"x","b":null}""", "b: a 32-bit integer")]
    [InlineData("""{"c":[{}],"b":1,"a":"x","message_type":"it"}""", "read R { A = x, B = 1 }")]
    [InlineData("""{"a":"x","b":1,"b":2}""", "read R { A = x, B = 2 }")]
    public void What_is_missing_or_wrong_is_named(string json, string expected) =>
        Assert.Equal(expected, Probe("[Part] public partial record R(string A, int B);", $"Json.Error<R>(\"\"\"{json}\"\"\")"));

    [Fact]
    public void What_is_missing_is_named_behind_a_member_that_keeps_its_initializer() =>
        Assert.Equal("b: the property, which is missing", Probe(
            "[Part] public partial record R { public int A { get; init; } = 1; public required int B { get; init; } public required int C { get; init; } }",
            """Json.Error<R>("{\"c\":1}")"""));

    [Fact]
    public void An_error_in_a_part_names_the_path() =>
        Assert.Equal("leg.price: a decimal number", Probe(
            "[Part] public partial record R(Leg Leg); [Part] public partial record Leg(decimal Price);",
            """Json.Error<R>("{\"leg\":{\"price\":\"x\"}}")"""));

    [Fact]
    public void A_missing_member_gets_its_declared_default()
    {
        const string Types =
            """
            public enum Side { Buy, Sell }
            [Part] public partial record R(
                int Number = -5, string Text = "a\"b", double Real = 0.1, float Small = 1e-7f, decimal Exact = 1.10m, bool Flag = true, Side Side = Side.Sell,
                long? Maybe = 3, string? Nothing = null, Guid Id = default, ulong Big = ulong.MaxValue, char_ Odd = char_.@class)
            {
                public int Property { get; init; } = 41 + 1;
                public List<string> List { get; set; } = ["made"];
                public required string? Note { get; init; } = "unused";
                public string? Text2 { get; init; } = "kept";
                public int Field = 9;
            }
            public enum char_ { @class }
            """;

        Assert.Equal(
            """{"number":-5,"text":"a\"b","real":0.1,"small":1E-07,"exact":1.10,"flag":true,"side":"sell","maybe":3,"nothing":null,"id":"00000000-0000-0000-0000-000000000000","big":18446744073709551615,"odd":"class","property":42,"list":["made"],"note":null,"text2":"kept","field":9}""",
            Probe(Types, """Json.Write(Json.Read<R>("{}"))"""));
        Assert.Equal("7 other", Probe(Types, """Json.Read<R>("{\"property\":7,\"text2\":\"other\"}") is var r ? $"{r.Property} {r.Text2}" : null"""));
        Assert.Equal("", Probe(Types, """Json.Read<R>("{\"text2\":null}").Text2 ?? "" """));
    }

    [Fact]
    public void A_missing_nullable_member_is_null() =>
        Assert.Equal("""{"a":null,"b":null,"c":null}""", Probe("[Part] public partial record R(string? A, int? B, List<int>? C);", """Json.Write(Json.Read<R>("{}"))"""));

    [Fact]
    public void Enum_names_are_snake_case_or_their_own_and_aliases_are_read()
    {
        const string Types =
            """
            [Part] public partial record R(Side Side);
            public enum Side { [WireName("long")] Buy, SellShort, Short = SellShort }
            """;

        Assert.Equal("""{"side":"sell_short"}""", Probe(Types, """Json.Write(Json.Read<R>("{\"side\":\"short\"}"))"""));
        Assert.Equal("""{"side":"long"}""", Probe(Types, "Json.Again(new R(Side.Buy))"));
        Assert.Equal("side: one of long, sell_short", Probe(Types, """Json.Error<R>("{\"side\":\"buy\"}")"""));
        Assert.Equal("side: one of long, sell_short", Probe(Types, """Json.Error<R>("{\"side\":1}")"""));
    }

    [Fact]
    public void An_enum_without_values_reads_nothing() =>
        Assert.Equal("side: a value of Side, which has none", Probe("[Part] public partial record R(Side Side); public enum Side;", """Json.Error<R>("{\"side\":\"x\"}")"""));

    [Fact]
    public void Enums_of_one_name_in_different_namespaces_do_not_meet() =>
        Assert.Equal("""{"a":"x","b":"y"}""", Probe(
            """
            [Part] public partial record R(A.Side A, B.Side B);
            namespace A { public enum Side { X } }
            namespace B { public enum Side { Y } public class SideNames; }
            public class SideNames;
            """,
            "Json.Again(new R(A.Side.X, B.Side.Y))"));

    [Fact]
    public void Names_that_are_keywords_or_alike_are_told_apart() =>
        Assert.Equal("""{"class":1,"reader":2,"seen":3,"made":4,"Value":5,"value_x":6,"field":7,"writer":8}""", Probe(
            """
            [Part] public partial record @record(int @class, int reader, int seen, int made, [WireName("Value")] int Value, [WireName("value_x")] int value)
            {
                public int @field { get; init; } = 1;
                public int Writer { get; init; }
            }
            """,
            "Json.Again(new @record(1, 2, 3, 4, 5, 6) { @field = 7, Writer = 8 })"));

    [Fact]
    public void More_members_than_a_word_has_bits_are_all_asked_for()
    {
        var members = Enumerable.Range(0, 130).ToArray();
        var types = $"[Part] public partial record R({string.Join(", ", members.Select(i => $"int M{i}"))});";

        Assert.Equal("m129: the property, which is missing", Probe(types, $$"""Json.Error<R>("{{{string.Join(",", members.SkipLast(1).Select(i => $"\\\"m{i}\\\":{i}"))}}}")"""));
        Assert.Equal("m64: the property, which is missing", Probe(types, $$"""Json.Error<R>("{{{string.Join(",", members.Where(i => i != 64).Select(i => $"\\\"m{i}\\\":{i}"))}}}")"""));
    }

    [Fact]
    public void A_part_may_contain_itself() =>
        Assert.Equal("""{"value":1,"next":{"value":2,"next":null,"others":[]},"others":[{"value":3,"next":null,"others":[]}]}""", Probe(
            "[Part] public partial record Node(int Value, Node? Next, List<Node> Others);",
            "Json.Again(new Node(1, new Node(2, null, []), [new Node(3, null, [])]))"));

    [Fact]
    public void A_derived_record_carries_the_members_of_its_base() =>
        Assert.Equal("""{"a":1,"b":2,"note":"n","count":3}""", Probe(
            "public record Base(int A) { public string? Note { get; init; } } [Part] public partial record Derived(int A, int B) : Base(A) { public int Count { get; set; } }",
            "Json.Again(new Derived(1, 2) { Note = \"n\", Count = 3 })"));

    [Fact]
    public void What_hides_a_member_of_the_base_travels_in_its_place_or_keeps_it_from_travelling() =>
        Assert.Equal("""{"a":"own","b":"own"}""", Probe(
            "public record Base { public int A { get; init; } public int B; public int C { get; init; } public int D; } [Part] public partial record Derived : Base { public new string A = \"\"; public new string B { get; init; } = \"\"; public new int C => 3; public new int D() => 4; }",
            "Json.Again(new Derived { A = \"own\", B = \"own\" })"));

    [Fact]
    public void Constructors_of_the_user_do_not_disturb() =>
        Assert.Equal("""{"a":1,"b":"x"}""", Probe(
            """
            [Part] public partial record R
            {
                private R() { }
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public R(int a, string b) => (A, B) = (a, b);
                public required int A { get; init; }
                public required string B { get; init; }
            }
            """,
            "Json.Again(new R(1, \"x\"))"));

    [Fact]
    public void A_message_is_read_from_a_frame_with_a_header() =>
        Assert.Equal("FastSignal { Symbol = BTC/USD }", Probe(
            "[Channel(\"c\")] public partial class C; [Tier(Tier.Fast), RoutesTo<C>] public partial record FastSignal(string Symbol);",
            """MessageJson.Read<FastSignal>(Encoding.UTF8.GetBytes("{\"message_type\":\"fast_signal\",\"_seq\":3,\"symbol\":\"BTC/USD\"}")).ToString()"""));
}
