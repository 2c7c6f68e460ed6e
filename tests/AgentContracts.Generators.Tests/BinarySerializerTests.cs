using AgentContracts.Generators.Tests.Harness;

namespace AgentContracts.Generators.Tests;

/// <summary>Records that were generated, compiled and sent through the binary wire and back.</summary>
public sealed class BinarySerializerTests
{
    private const string Binary =
        """
        using System.Text;

        public static class Binary
        {
            public static string Write<T>(T value) where T : IContract<T> => Convert.ToHexStringLower(MessageBinary.Write(value));

            public static T Read<T>(string hex) where T : IContract<T> => MessageBinary.Read<T>("it", Convert.FromHexString(hex));

            // By way of JSON, so that two values can be compared whatever they hold.
            public static string Again<T>(T value) where T : IContract<T> => Json(Read<T>(Write(value)));

            public static string Json<T>(T value) where T : IContract<T> => Encoding.UTF8.GetString(MessageJson.Write(value));

            public static string Error<T>(string hex) where T : IContract<T>
            {
                try
                {
                    return $"read {Read<T>(hex)}";
                }
                catch (MessageFormatException exception)
                {
                    return $"{exception.Field} at {exception.Offset}: {exception.Expected}";
                }
            }
        }
        """;

    private static object? Probe(string types, string expression) =>
        LoadedProject.Probe(Binary, $"using System.Text;\n{types}\npublic static class Probe {{ public static object? Run() => {expression}; }}");

    [Fact]
    public void Members_travel_in_the_order_of_parameters_then_properties_then_fields()
    {
        const string Types =
            """
            [Part] public partial record Mixed(byte Second, byte First)
            {
                public byte Field;
                public byte Property { get; set; }
                public byte Computed => 1;
                public byte Other { get; init; }
            }
            """;

        Assert.Equal("0a0102040503", Probe(Types, "Binary.Write(new Mixed(1, 2) { Field = 3, Property = 4, Other = 5 })"));
        Assert.Equal("""{"second":1,"first":2,"property":4,"other":5,"field":3}""", Probe(Types, "Binary.Again(new Mixed(1, 2) { Field = 3, Property = 4, Other = 5 })"));
    }

    [Theory]
    [InlineData("[Part] public partial record R(string A, int? B) { public required List<string?> C { get; init; } public R? Next { get; set; } }", "new R(\"x\", 3) { C = [null, \"y\"], Next = new R(\"\", null) { C = [] } }")]
    [InlineData("[Part] public readonly partial record struct R(string A, decimal B) { public required double C { get; init; } }", "new R(\"x\", 1.10m) { C = 0.1 }")]
    [InlineData("[Part] public partial record struct R { public int A; public Dictionary<string, int[]?>? B { get; set; } }", "new R { A = 5, B = new() { [\"k\"] = [1], [\"l\"] = null } }")]
    [InlineData("public record Base(int Id); [Part] public sealed partial record R(int Id, string Name) : Base(Id) { public Guid? Key { get; init; } }", "new R(1, \"n\") { Key = Guid.Empty }")]
    [InlineData("[Part] public partial record @record(int @class, int reader, int writer, int seen, int seen1, int made) { public int @field { get; init; } = 1; public int Value { get; set; } = 2; }", "new @record(1, 2, 3, 4, 5, 6) { @field = 7, Value = 8 }")]
    [InlineData("public partial class Outer { [Part] public partial record R; }", "new Outer.R()")]
    public void A_record_of_any_form_comes_back_as_it_went(string types, string value)
    {
        var json = Probe(types, $"Binary.Json({value})");

        Assert.Equal(json, Probe(types, $"Binary.Again({value})"));
    }

    [Fact]
    public void What_the_sender_does_not_have_gets_its_declared_default()
    {
        const string Types =
            """
            public enum Side { Buy, Sell }
            [Part] public partial record R(int Number = -5, string Text = "a\"b", Side Side = Side.Sell, long? Maybe = 3, string? Nothing = null, List<string?>? Texts = null)
            {
                public int Property { get; init; } = 41 + 1;
                public List<string> List { get; set; } = ["made"];
                public required string? Note { get; init; } = "unused";
                public string? Text2 { get; init; } = "kept";
                public int Field = 9;
            }
            """;

        Assert.Equal(
            """{"number":-5,"text":"a\"b","side":"sell","maybe":3,"nothing":null,"texts":null,"property":42,"list":["made"],"note":null,"text2":"kept","field":9}""",
            Probe(Types, """Binary.Json(Binary.Read<R>("00"))"""));
        Assert.Equal(
            """{"number":1,"text":"a\"b","side":"sell","maybe":3,"nothing":null,"texts":null,"property":42,"list":["made"],"note":null,"text2":"kept","field":9}""",
            Probe(Types, """Binary.Json(Binary.Read<R>("0204"))"""));
        Assert.Equal("True", Probe(Types, """Binary.Again(new R { Note = null, Text2 = null, List = [], Property = 0, Field = 0 }) == Binary.Json(new R { Note = null, Text2 = null, List = [], Property = 0, Field = 0 }) ? "True" : "False" """));
    }

    [Theory]
    [InlineData("00", "a at 1: the field, which is missing: the sender's contract is older and does not have it")]
    [InlineData("020478", "b at 3: the field, which is missing: the sender's contract is older and does not have it")]
    [InlineData("04047806", "read R { A = x, B = -2 }")]
    [InlineData("0404780400", " at 4: the end of the frame")]
    [InlineData("0604780400ff", "read R { A = x, B = 1 }")]
    [InlineData("", " at 0: the number of fields, no more than the bytes that follow")]
    [InlineData("0a047804", " at 0: the number of fields, no more than the bytes that follow")]
    public void What_is_missing_or_wrong_is_named(string hex, string expected) =>
        Assert.Equal(expected, Probe("[Part] public partial record R(string A, int B);", $"Binary.Error<R>(\"{hex}\")"));

    [Fact]
    public void An_error_in_a_part_names_the_path() =>
        Assert.Equal("leg.price at 3: true or false", Probe(
            "[Part] public partial record R(Leg Leg); [Part] public partial record Leg(bool Price);",
            """Binary.Error<R>("02060202")"""));

    [Fact]
    public void An_enum_value_stands_by_its_name_and_aliases_are_read()
    {
        const string Types =
            """
            [Part] public partial record R(Side Side);
            public enum Side { [WireName("long")] Buy, SellShort, Short = SellShort }
            public enum Side2 { Short = 8, SellShort = 7, [WireName("long")] Hold = -3 }
            [Part] public partial record R2(Side2 Side);
            """;

        Assert.Equal("02" + Code("sell_short"), Probe(Types, "Binary.Write(new R(Side.Short))"));
        Assert.Equal("""{"side":"sell_short"}""", Probe(Types, $"Binary.Json(Binary.Read<R>(\"02{Code("short")}\"))"));
        Assert.Equal("""{"side":"long"}""", Probe(Types, "Binary.Json(Binary.Read<R2>(Binary.Write(new R(Side.Buy))))"));
        Assert.Equal("side at 1: one of long, sell_short", Probe(Types, $"Binary.Error<R>(\"02{Code("buy")}\")"));
    }

    [Fact]
    public void Names_with_one_hash_are_told_apart_by_where_they_stand()
    {
        const string Types =
            """
            [Part] public partial record R(Word Word);
            public enum Word { Liquid, Costarring, Declinate, Macallums }
            """;
        Assert.Equal(Code("liquid"), Code("costarring"));
        Assert.Equal(Code("declinate"), Code("macallums"));

        Assert.Equal($"02{Code("liquid")} 02{Code("costarring\0")} 02{Code("declinate")} 02{Code("macallums\0")}", Probe(Types, "string.Join(' ', Enum.GetValues<Word>().Select(word => Binary.Write(new R(word))))"));
        Assert.Equal("Liquid Costarring Declinate Macallums", Probe(Types, "string.Join(' ', Enum.GetValues<Word>().Select(word => Binary.Read<R>(Binary.Write(new R(word))).Word))"));
    }

    [Fact]
    public void An_enum_without_values_reads_nothing() =>
        Assert.Equal("side at 1: a value of Side, which has none", Probe("[Part] public partial record R(Side Side); public enum Side;", """Binary.Error<R>("0200000000")"""));

    [Fact]
    public void An_invalid_record_throws() =>
        Assert.Contains("throw new", GeneratorRun.OfMistake(TestProject.Of("[Part] public partial record R(object A);")).Sources["R.Record.g.cs"], StringComparison.Ordinal);

    private static string Code(string name)
    {
        var hash = System.Text.Encoding.UTF8.GetBytes(name).Aggregate(0x811c9dc5u, static (hash, b) => unchecked((hash ^ b) * 0x01000193));
        return Convert.ToHexStringLower(BitConverter.GetBytes(hash));
    }
}
