using System.Text;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>Bytes that are no frame end in a <see cref="MessageFormatException"/>, whatever they are.</summary>
public sealed class MalformedFrameTests
{
    [Fact]
    public void Every_truncation_of_a_frame_is_refused()
    {
        var frame = AFrame();

        for (var length = 0; length < frame.Length; length++)
        {
            var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(frame.AsSpan(0, length)));
            Assert.Throws<MessageFormatException>(() => HeaderJson.Read(frame.AsSpan(0, length)));

            Assert.Equal("forest", error.Contract);
            Assert.InRange(error.Offset, 0, length);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("x")]
    [InlineData(",")]
    [InlineData("}")]
    [InlineData("\0")]
    [InlineData("// comment")]
    public void Bytes_behind_the_frame_are_refused(string trailing)
    {
        byte[] frame = [.. AFrame(), .. Encoding.UTF8.GetBytes(trailing)];

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(frame));
        Assert.Throws<MessageFormatException>(() => HeaderJson.Read(frame));

        Assert.Null(error.Field);
        Assert.Equal(AFrame().Length, error.Offset);
    }

    [Fact]
    public void White_space_around_the_frame_is_accepted() =>
        Exact.Equal(MessageJson.Read<Forest>(AFrame()), MessageJson.Read<Forest>([.. " \r\n\t"u8, .. AFrame(), .. "\n  "u8]));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("\ufeff{}")]
    [InlineData("{\"tree\":1,}")]
    [InlineData("{'tree':1}")]
    [InlineData("{tree:1}")]
    [InlineData("/**/{}")]
    public void What_is_not_one_json_object_is_refused(string text)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal("forest", error.Contract);
        Assert.StartsWith("forest", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xC0)]
    [InlineData(0xFF)]
    public void Invalid_utf8_in_a_string_is_refused_and_the_field_named(byte invalid)
    {
        byte[] frame = [.. "{\"text\":\"a"u8, invalid, .. "\"}"u8];

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Values>(frame));

        Assert.Equal(("values", "text", 8L), (error.Contract, error.Field, error.Offset));
        Assert.Contains("UTF-8", error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Surrogates_encoded_as_utf8_are_refused()
    {
        byte[] frame = [.. "{\"text\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        Assert.Equal("text", Assert.Throws<MessageFormatException>(() => MessageJson.Read<Values>(frame)).Field);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udfff_x")]
    [InlineData("long enough to be any of the names \\ud800")]
    public void A_property_name_with_half_a_character_is_refused_whatever_its_length(string name)
    {
        var frame = Encoding.UTF8.GetBytes($$"""{"{{name}}":1,{{Json.Forest[1..]}}""");

        Assert.Equal(1, Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(frame)).Offset);
        Assert.Equal(1, Assert.Throws<MessageFormatException>(() => HeaderJson.Read(frame)).Offset);
    }

    [Fact]
    public void What_is_nested_too_deeply_is_refused_and_does_not_exhaust_the_stack()
    {
        foreach (var deep in new[] { new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"tree\":", 100_000)) })
        {
            var frame = Encoding.UTF8.GetBytes($"{{\"tree\":{deep}");
            var unknown = Encoding.UTF8.GetBytes($"{{\"unknown\":{deep}");

            Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(frame));
            TooDeep(Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(unknown)));
            TooDeep(Assert.Throws<MessageFormatException>(() => HeaderJson.Read(unknown)));
        }

        static void TooDeep(MessageFormatException error)
        {
            Assert.Contains("no deeper than 64 levels", error.Expected, StringComparison.Ordinal);
            Assert.Null(error.Field);
        }
    }

    [Theory]
    [InlineData("{\"text\":\"a", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\\u00", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\"", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\" ", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\",", null, "more bytes: the frame ends here")]
    [InlineData("{\"text\"", null, "more bytes: the frame ends here")]
    [InlineData("{\"text\":", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":nu", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":-", "text", "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\",\"new\":tr", null, "more bytes: the frame ends here")]
    [InlineData("{\"text\":\"a\",\"new\":[1,", null, "more bytes: the frame ends here")]
    public void A_frame_that_ends_too_soon_says_so_where_it_ends(string text, string? field, string expected)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Values>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("values", field, (long)text.Length, expected), (error.Contract, error.Field, error.Offset, error.Expected));
    }

    [Theory]
    [InlineData("{\"text\":\"a\" \"id\":1}", 12, "text", "a comma or the end of the object")]
    [InlineData("{\"text\":null]", 12, "text", "a comma or the end of the object")]
    [InlineData("{\"text\":null,id:1}", 13, null, "a property name in quotes")]
    [InlineData("{\"text\":null,}", 13, null, "a property name in quotes")]
    [InlineData("{\"text\":null,\"id\" 1}", 18, null, "a colon")]
    [InlineData("{\"text\":null,\"new\":x}", 19, null, "well-formed JSON")]
    [InlineData("{\"text\":null,\"text\":x}", 20, "text", "well-formed JSON")]
    [InlineData("{\"text\":null,\"t\\u0065xt\":x}", 25, "text", "well-formed JSON")]
    [InlineData("{\"text\":null,\"new\":{\"text\":x}}", 27, null, "well-formed JSON")]
    [InlineData("{\"text\":null,\"new\":[\"\\x\"]}", 22, null, "an escape that JSON has")]
    [InlineData("{\"text\":\"\\x\"}", 10, "text", "an escape that JSON has")]
    [InlineData("{\"text\":\"\\u00g0\"}", 13, "text", "four hex digits")]
    [InlineData("{\"text\":\"a\tb\"}", 10, "text", "a string whose control characters are escaped")]
    public void An_error_outside_of_the_known_fields_names_none(string text, int offset, string? field, string expected)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Values>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("values", field, (long)offset, expected), (error.Contract, error.Field, error.Offset, error.Expected));
    }

    [Theory]
    [InlineData("legs", "[{\"venue\":\"x\",\"price\":1,\"colour\":\"red\"},{\"venue\":\"x\",\"price\":1 \"colour\":\"red\"}]", "legs[1].price", "a comma or the end of the object")]
    [InlineData("legs", "[{\"venue\":\"x\",\"price\":1,\"new\":[x]}]", "legs[0]", "well-formed JSON")]
    [InlineData("legs", "[{\"venue\":\"x\"},]", "legs[0].price", "missing")]
    [InlineData("book", "{\"a,\":{\"venue\":\"x\",\"price\":1,\"colour\":\"red\"},\"b\":{\"venue\":7}}", "book[1].venue", "a string")]
    [InlineData("counts", "{\"a\":1 \"b\":2}", "counts[0]", "a comma or the end of the object")]
    [InlineData("counts", "{\"a\" 1}", "counts[0]", "a colon")]
    [InlineData("numbers", "[1,2,]", "numbers[2]", "well-formed JSON")]
    [InlineData("numbers", "[1 2]", "numbers[0]", "a comma or the end of the array")]
    public void An_error_in_an_element_names_it(string field, string value, string path, string expected)
    {
        var (text, offset) = Json.With(Json.Collections, field, value);

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Collections>(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("collections", path), (error.Contract, error.Field));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.InRange(error.Offset, offset, offset + value.Length);
    }

    [Fact]
    public void A_part_that_holds_itself_too_deeply_is_refused()
    {
        var tree = new Tree(0, null, []);
        for (var i = 0; i < 80; i++)
        {
            tree = new(i, tree, []);
        }

        var json = SystemTextJson.WriteDeep(new Forest(tree, new("x", 1, Colour.Red), default, null, null));

        Assert.Contains("no deeper than 64 levels", Assert.Throws<MessageFormatException>(() => MessageJson.Read<Forest>(json)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void No_change_of_bytes_ends_in_any_other_exception() =>
        Gen.Select(Legal.Of<Collections>(), LegalHeader.Any, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 4]).Sample(
            static (message, header, changes) =>
            {
                var frame = RoundTrip.Frame(header, message);
                foreach (var (at, value) in changes)
                {
                    frame[at % frame.Length] = value;
                }

                Assert.True(IsReadOrRefused(() => MessageJson.Read<Collections>(frame)));
                Assert.True(IsReadOrRefused(() => HeaderJson.Read(frame)));
            },
            iter: 2_000);

    private static bool IsReadOrRefused(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (MessageFormatException)
        {
            return true;
        }
    }

    private static byte[] AFrame() =>
        RoundTrip.Frame(
            new MessageHeader { MessageType = "forest", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0 },
            MessageJson.Read<Forest>(Encoding.UTF8.GetBytes(Json.Forest)));
}
