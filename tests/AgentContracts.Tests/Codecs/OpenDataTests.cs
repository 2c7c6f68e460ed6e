using System.Text;
using System.Text.Json;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>JSON values of any shape, on both wires.</summary>
public sealed class OpenDataTests
{
    private const int FrameLevels = 64;

    private static readonly OpenData Value = new(
        JsonElement.Parse("""{"a":[1,2.50,{"b":null}],"ä":"\u00e4\n"}"""), [JsonElement.Parse("null"), JsonElement.Parse("-0")], new() { ["k"] = JsonElement.Parse("\"x\"") });

    private static readonly string Good = Encoding.UTF8.GetString(MessageJson.Write(Value));

    [Fact]
    public void It_comes_back_exactly() => RoundTrip.IsExact<OpenData>();

    [Fact]
    public void It_comes_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<OpenData>();

    [Fact]
    public void It_survives_a_rewritten_frame() => RoundTrip.SurvivesRewriting<OpenData>();

    [Fact]
    public void It_is_written_and_read_as_the_framework_does() => Differential.WritesAndReadsAlike<OpenData>();

    [Fact]
    public void Changed_documents_are_refused_where_the_framework_refuses_them() => Differential.RefusesAlike<OpenData>();

    [Fact]
    public void It_has_the_forms_that_are_documented()
    {
        Assert.Equal("""{"any":{"a":[1,2.50,{"b":null}],"ä":"\u00e4\n"},"many":[null,-0],"named":{"k":"x"},"maybe":null,"part":null,"deep":null}""", Good);
        Assert.Equal(
            "0c" + "54" + Convert.ToHexStringLower("""{"a":[1,2.50,{"b":null}],"ä":"\u00e4\n"}"""u8) + "060a" + Convert.ToHexStringLower("null"u8) + "06" + Convert.ToHexStringLower("-0"u8)
            + "04046b08" + Convert.ToHexStringLower("\"x\""u8) + "000000",
            Convert.ToHexStringLower(MessageBinary.Write(Value)));
    }

    [Theory]
    [InlineData("null", "true", "falsee", "\"\"", "1e400", "01", "-", "[]", "[1,]", "[1 2]", "{}", "{\"a\":1,\"a\":2}", "{\"a\":1,}", "{\"a\" : [ 1 , 2 ] }", "{1:2}", "/**/1", "'a'", "\"\\x\"", "\"\t\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "{\"\\ude00\":1}", "\"\ufffd\"", "NaN")]
    public void Edges_are_read_as_the_framework_reads_them(params string[] values)
    {
        foreach (var value in values)
        {
            Differential.Same<OpenData>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"any\" : {value} }}"));
            Differential.Same<OpenData>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"maybe\":{value}}}"));
            Differential.Same<OpenData>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"many\":[{value}]}}"));
        }
    }

    [Fact]
    public void As_many_levels_are_read_as_the_framework_reads()
    {
        for (var depth = FrameLevels - 5; depth < FrameLevels + 5; depth++)
        {
            var deep = $"{new string('[', depth)}{new string(']', depth)}";
            Differential.Same<OpenData>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"any\":{deep}}}"));
            Differential.Same<OpenData>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"part\":{{\"data\":{deep}}}}}"));
        }
    }

    [Fact]
    public void Both_wires_carry_the_same_levels()
    {
        for (var depth = FrameLevels - 3; depth < FrameLevels + 3; depth++)
        {
            var deep = JsonElement.Parse($"{new string('[', depth)}{new string(']', depth)}", new JsonDocumentOptions { MaxDepth = depth });
            IsCarried(depth < FrameLevels, Value with { Any = deep });
            IsCarried(depth < FrameLevels - 1, Value with { Many = [deep] });
            IsCarried(depth < FrameLevels - 1, Value with { Named = new() { ["k"] = deep } });
            IsCarried(depth < FrameLevels - 2, Value with { Deep = [[deep]] });
            IsCarried(depth < FrameLevels - 2, Value with { Part = new(JsonElement.Parse("1"), new(deep)) });
        }
    }

    [Theory]
    [InlineData("{ \"a\" : [ 1 , 2 ] }\n", "{\"a\":[1,2]}")]
    [InlineData("{\"a\" :1}", "{\"a\":1}")]
    [InlineData("{\"a\": 1}", "{\"a\":1}")]
    [InlineData("[1 ,2]", "[1,2]")]
    [InlineData("[ ]", "[]")]
    [InlineData("[1,/* two */2]", "[1,2]")]
    [InlineData("[1,2,]", "[1,2]")]
    [InlineData("{\"a\":1,}", "{\"a\":1}")]
    [InlineData("{\"a b\":\"c , d\"}", "{\"a b\":\"c , d\"}")]
    public void What_is_written_is_compact_whatever_it_was_parsed_from(string json, string expected)
    {
        var element = JsonElement.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var message = Value with { Any = element };

        Assert.StartsWith($"{{\"any\":{expected},", Encoding.UTF8.GetString(MessageJson.Write(message)), StringComparison.Ordinal);
        Assert.Equal(expected, MessageBinary.Read<OpenData>("open_data", MessageBinary.Write(message)).Any.GetRawText());
    }

    [Fact]
    public void What_was_read_stays_when_the_frame_is_gone()
    {
        foreach (var wire in new[] { Wire.Json, Wire.Binary })
        {
            var frame = wire == Wire.Json ? MessageJson.Write(Value) : MessageBinary.Write(Value);
            var read = wire == Wire.Json ? MessageJson.Read<OpenData>(frame) : MessageBinary.Read<OpenData>("open_data", frame);
            frame.AsSpan().Clear();

            Exact.Equal(Value, read);
        }
    }

    [Theory]
    [InlineData("""{"a":[1,{"b":null}]}""")]
    [InlineData("""{ "a" : [ 1, { "b" : null } ] }""")]
    public void It_is_written_without_memory(string json)
    {
        var message = Value with { Any = JsonElement.Parse(json) };
        var output = new System.Buffers.ArrayBufferWriter<byte>(1 << 16);
        Write(output, message);
        Write(output, message);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(output, message);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Write(System.Buffers.ArrayBufferWriter<byte> output, OpenData message)
        {
            output.ResetWrittenCount();
            MessageJson.Write(output, message);
            MessageBinary.Write(output, message);
        }
    }

    [Fact]
    public void What_is_wrong_is_named()
    {
        var half = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<OpenData>("""{"any": ["\ud800"]}"""u8));
        var malformed = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<OpenData>("""{"any":[1}"""u8));
        var invalid = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<OpenData>([.. "{\"any\":\""u8, 0xFF, .. "\"}"u8]));

        Assert.Equal(("any", 8L, "JSON whose texts are of whole characters"), (half.Field, half.Offset, half.Expected));
        Assert.Equal(("any[0]", 9L, "a comma or the end of the array"), (malformed.Field, malformed.Offset, malformed.Expected));
        Assert.Equal(("any", 7L), (invalid.Field, invalid.Offset));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("02")]
    [InlineData("065b31")]
    [InlineData("045b")]
    [InlineData("0620")]
    [InlineData("0822ff22")]
    [InlineData("08312c31")]
    [InlineData("2f00000008")]
    [InlineData("122f2a2a2f31")]
    public void What_is_wrong_in_binary_is_named(string hex)
    {
        byte[] body = [10, .. Convert.FromHexString(hex), .. new byte[5]];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<OpenData>("open_data", body));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
        Assert.Equal(("any", 1L), (error.Field, error.Offset));
        Assert.StartsWith("JSON", error.Expected, StringComparison.Ordinal);
    }

    // What a reader does not go into is refused by the validator and by both writers.
    private static void IsCarried(bool expected, OpenData message)
    {
        Assert.Equal(expected, MessageValidator.Judge(message).IsValid);
        if (expected)
        {
            Exact.Equal(message, MessageJson.Read<OpenData>(MessageJson.Write(message)));
            Exact.Equal(message, MessageBinary.Read<OpenData>("open_data", MessageBinary.Write(message)));
        }
        else
        {
            Assert.Throws<ArgumentException>(() => MessageJson.Write(message));
            Assert.Throws<ArgumentException>(() => MessageBinary.Write(message));
        }
    }
}
