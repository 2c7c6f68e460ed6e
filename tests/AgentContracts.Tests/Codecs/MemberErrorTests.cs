using System.Text;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>A member that is not what it should be is named, with its message, the byte and what was expected.</summary>
public sealed class MemberErrorTests
{
    private const string Half = "\"\\ud800\"";
    private const string LongDigits = "99999999999999999999999999999999";

    [Theory]
    [InlineData("flag", "true or false", "null", "1", "\"true\"", "[]", "{}")]
    [InlineData("tiny", "an integer from -128 to 127", "null", "-129", "128", "1.5", "1e400", "\"1\"", "true")]
    [InlineData("small", "an integer from 0 to 255", "null", "-1", "256", "0.5", "\"1\"", "[1]")]
    [InlineData("short", "an integer from -32768 to 32767", "null", "-32769", "32768", "1.0", "{}")]
    [InlineData("u_short", "an integer from 0 to 65535", "null", "-1", "65536", "false")]
    [InlineData("int", "a 32-bit integer", "null", "2147483648", "-2147483649", "1.5", "1e2", "\"7\"")]
    [InlineData("u_int", "an unsigned 32-bit integer", "null", "-1", "4294967296", "[]")]
    [InlineData("long", "a 64-bit integer", "null", "9223372036854775808", "-9223372036854775809", "0.1")]
    [InlineData("u_long", "an unsigned 64-bit integer", "null", "-1", "18446744073709551616", LongDigits)]
    [InlineData("single", "a finite single-precision number", "null", "1e39", "-1e39", "\"NaN\"", "\"Infinity\"", "{}")]
    [InlineData("double", "a finite double-precision number", "null", "1e309", "-1e309", "\"NaN\"", "\"-Infinity\"", "[]")]
    [InlineData("decimal", "a decimal number", "null", "79228162514264337593543950336", "1e29", "\"1\"", "true")]
    public void A_number_of_the_wrong_kind_or_range_is_named(string field, string expected, params string[] values) => Refused<Numbers>("numbers", Json.Numbers, field, expected, values);

    [Theory]
    [InlineData("text", "a string", "1", "true", "[]", "{}")]
    [InlineData("text", "well-formed UTF-8", Half, "\"\\udc00\\ud800\"")]
    [InlineData("id", "a GUID", "null", "\"\"", "\"0f8fad5bd9cb469fa16570867728950e\"", "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"", "7", Half)]
    [InlineData("utc", "an ISO 8601 time in UTC", "null", "\"2025-11-22T14:40:00\"", "\"2025-11-22T14:40:00+15:00\"", "\"22.11.2025\"", "\"2025-13-01T00:00:00Z\"", "1763822400", Half)]
    [InlineData("zoned", "an ISO 8601 time", "null", "\"now\"", "\"2025-02-30T00:00:00+00:00\"", "\"2025-11-22T14:40:00+15:00\"", "0", Half)]
    [InlineData("span", "a duration", "null", "\"\"", "\"7\"", "\"1:2\"", "\"7.00:00\"", "\"25:00:00\"", "\"00:00:00x\"", "\"10675199.02:48:05.4775808\"", "60", Half)]
    [InlineData("colour", "dark_blue", "null", "\"Red\"", "\"0\"", "\"\"", "0", "-7", Half)]
    [InlineData("depth", "deepest", "null", "\"bottom\"", "-128")]
    [InlineData("access", "an integer from 0 to 255", "null", "256", "-1", "\"read\"")]
    [InlineData("access", "an integer from 0 to 255: the sum of the flags, not their names", "\"read\"", "\"\"")]
    [InlineData("mask", "a 64-bit integer", "null", "9223372036854775808", "\"top\"")]
    [InlineData("mask", "a 64-bit integer: the sum of the flags, not their names", "\"top\"")]
    public void A_text_time_or_enum_of_the_wrong_kind_is_named(string field, string expected, params string[] values) => Refused<Values>("values", Json.Values, field, expected, values);

    [Theory]
    [InlineData("int", "a 32-bit integer", "\"1\"")]
    [InlineData("text", "a string", "1")]
    [InlineData("colour", "dark_blue", "\"pink\"")]
    [InlineData("leg", "an object", "[]", "\"leg\"")]
    [InlineData("point", "an object", "[]", "0")]
    [InlineData("numbers", "an array", "{}", "1", "\"1,2\"")]
    [InlineData("weights", "an object", "[]", "1")]
    public void A_nullable_takes_null_but_nothing_else_that_is_wrong(string field, string expected, params string[] values)
    {
        Refused<Optionals>("optionals", Json.Optionals, field, expected, values);
        Assert.Equal(new Optionals(), MessageJson.Read<Optionals>(Encoding.UTF8.GetBytes(Json.With(Json.Optionals, field, "null").Text)));
    }

    [Theory]
    [InlineData("numbers[1]", "a 32-bit integer", "[1,null]", "[1,\"2\"]")]
    [InlineData("numbers[0]", "a 32-bit integer", "[[1]]", "[2147483648]")]
    [InlineData("bytes", "bytes in base64", "[1]", "\"A\"", "7")]
    [InlineData("texts[1]", "a string", "[\"a\",1]")]
    [InlineData("texts", "an array", "\"a\"", "{}")]
    [InlineData("legs[0]", "an object", "[1]", "[[]]")]
    [InlineData("points[0]", "an object", "[null]")]
    [InlineData("colours[0]", "dark_blue", "[\"pink\"]")]
    [InlineData("doubles[0]", "a finite double-precision number", "[1e999]", "[null]")]
    [InlineData("times[0]", "an ISO 8601 time", "[\"never\"]")]
    [InlineData("counts", "an object", "[]", "[[\"a\",1]]")]
    [InlineData("counts[0]", "a 64-bit integer", "{\"a\":1.5}", "{\"a\":null}", "{\"a\":{}}")]
    [InlineData("palette[0]", "dark_blue", "{\"a\":\"pink\"}", "{\"a\":null}")]
    [InlineData("counts[0]", "whole characters", "{\"\\ud800\":1}")]
    public void An_element_of_the_wrong_kind_is_named_by_its_member(string path, string expected, params string[] values) =>
        Refused<Collections>("collections", Json.Collections, path, expected, values, path.Split('[')[0]);

    [Theory]
    [InlineData("leg", "{\"venue\":\"x\",\"price\":\"dear\",\"colour\":\"red\"}", "leg.price", "a finite double-precision number")]
    [InlineData("leg", "{\"venue\":\"x\",\"colour\":\"red\"}", "leg.price", "missing")]
    [InlineData("leg", "{\"venue\":\"x\",\"price\":1,\"colour\":7}", "leg.colour", "dark_blue")]
    [InlineData("point", "{\"x\":1,\"y\":2,\"period\":{\"from\":\"x\",\"length\":\"00:00:00\"}}", "point.period.from", "UTC")]
    [InlineData("point", "{\"x\":1,\"y\":2,\"period\":{\"from\":\"2025-01-01T00:00:00Z\"}}", "point.period.length", "missing")]
    [InlineData("point", "{\"x\":1,\"y\":2,\"period\":[]}", "point.period", "an object")]
    [InlineData("tree", "{\"value\":1,\"branches\":[{\"value\":1,\"branches\":[{\"value\":null,\"branches\":[]}]}]}", "tree.branches[0].branches[0].value", "a 32-bit integer")]
    public void A_member_of_a_part_is_named_by_its_path(string field, string value, string path, string expected)
    {
        var (text, offset) = Json.With(Json.Forest, field, value);

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("forest", path), (error.Contract, error.Field));
        Assert.InRange(error.Offset, offset, offset + Encoding.UTF8.GetByteCount(value));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Equal($"forest.{path}: at byte {error.Offset}, expected {error.Expected}.", error.Message);
    }

    [Fact]
    public void Every_member_without_default_is_named_when_it_is_missing()
    {
        Missing<Numbers>(Json.Numbers);
        Missing<Values>(Json.Values);
        Missing<Collections>(Json.Collections);
        Missing<Wide>(Json.Wide);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void A_number_that_python_writes_but_json_has_not_is_named(string value)
    {
        var (text, offset) = Json.With(Json.Numbers, "double", value);

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Numbers>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("numbers", "double", "well-formed JSON"), (error.Contract, error.Field, error.Expected));
        Assert.InRange(error.Offset, offset - 1, offset + value.Length);
    }

    [Fact]
    public void A_part_read_by_itself_is_named_as_the_caller_named_it()
    {
        var error = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<Leg>("a leg", """{"venue":3}"""u8));

        Assert.Equal(("a leg", "venue", 9L), (error.Contract, error.Field, error.Offset));
    }

    private static void Missing<T>(string json) where T : IMessage<T>
    {
        foreach (var field in Json.FieldsOf(json))
        {
            var frame = Encoding.UTF8.GetBytes(Json.Without(json, field));

            var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<T>(frame));

            Assert.Equal((MessageInfo.Of<T>().Name, field), (error.Contract, error.Field));
            Assert.Equal(frame.Length, error.Offset);
            Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        }
    }

    private static void Refused<T>(string contract, string json, string path, string expected, string[] values, string? field = null) where T : IMessage<T>
    {
        foreach (var value in values)
        {
            var (text, offset) = Json.With(json, field ?? path, value);

            var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<T>(Encoding.UTF8.GetBytes(text)));

            Assert.Equal((contract, path), (error.Contract, error.Field));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.InRange(error.Offset, offset, offset + Encoding.UTF8.GetByteCount(value));
            if (value[0] is not ('[' or '{'))
            {
                Assert.Equal(offset, error.Offset);
            }
        }
    }
}
