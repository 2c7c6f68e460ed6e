using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>The header in a frame.</summary>
public sealed class HeaderJsonTests
{
    private const string PythonFrame =
        """{"message_type": "fast_strategy_signal", "message_id": "0123456789ABCDEF0123456789abcdef", "source_agent": "strategy_engine", "priority": "high", "timestamp": 1763822400.12, "symbol": "BTC/USD", "confidence": 0.85}""";

    [Fact]
    public void What_is_no_text_is_refused_on_both_wires()
    {
        var header = new MessageHeader { MessageType = "t", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0 };
        foreach (var text in new[] { null!, "\ud800", "x\udc00\ud800" })
        {
            IsRefused(header with { MessageType = text });
            IsRefused(header with { SourceAgent = text });
            IsRefused(header with { Routes = ["x", text] });
        }

        IsRefused(header with { Sender = "\ud800" });
        IsRefused(header with { TraceParent = "\ud800" });
        IsRefused(header with { FallbackFor = "\ud800" });

        static void IsRefused(MessageHeader header)
        {
            Assert.Throws<ArgumentException>(() => MessageFrame.Write(new ArrayBufferWriter<byte>(), Wire.Json, header, new Numbers(true, 1, 2, 3, 4, 5, 6, 7, 8, 9.5f, 10.5, 11)));
            Assert.Throws<ArgumentException>(() => MessageFrame.Write(new ArrayBufferWriter<byte>(), Wire.Binary, header, new Numbers(true, 1, 2, 3, 4, 5, 6, 7, 8, 9.5f, 10.5, 11)));
        }
    }

    [Fact]
    public void Every_field_comes_back_exactly() =>
        LegalHeader.Any.Sample(static header => Exact.Equal(header, HeaderJson.Read(Write(header))), iter: 2_000);

    [Fact]
    public void The_seeds_five_fields_come_first_and_what_says_nothing_is_absent()
    {
        var header = new MessageHeader { MessageType = "t", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Critical, Timestamp = 1_763_822_400_123_456 };

        Assert.Equal(
            """{"message_type":"t","message_id":"00000000000000010000000000000002","source_agent":"a","priority":"critical","timestamp":1763822400.123456}""",
            Encoding.UTF8.GetString(Write(header)));
    }

    [Fact]
    public void Every_other_field_begins_with_an_underscore()
    {
        var header = new MessageHeader
        {
            MessageType = "t", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0,
            Expires = 17, Routes = ["x", "y"], Sender = "i", Sequence = 3, Fingerprint = 0xabc, FieldCount = 4,
            Correlation = new(5, 6), Causation = new(7, 8), TraceParent = "00-1-2-01", FallbackFor = "z", Resent = true,
        };

        Assert.Equal(
            """{"_expires":17,"_routes":["x","y"],"_sender":"i","_seq":                   3,"_schema":"0000000000000abc/4","_correlation":"00000000000000050000000000000006","_causation":"00000000000000070000000000000008","_trace":"00-1-2-01","_fallback_for":"z","_resent":true}"""[1..],
            Encoding.UTF8.GetString(Write(header)).Split("\"timestamp\":0.000000,")[1]);
    }

    [Fact]
    public void A_number_takes_the_same_room_whatever_it_is_so_that_another_can_be_put_in() => Gen.Select(LegalHeader.Any, Gen.Long, Gen.Long).Sample(
        static (header, first, second) =>
        {
            first = first == 0 ? 1 : first;
            second = second == 0 ? 1 : second;
            var frame = Write(header with { Sequence = first });
            Assert.Equal(Write(header with { Sequence = second }).Length, frame.Length);

            HeaderJson.WriteSequence(frame, second);

            Exact.Equal(header with { Sequence = second }, HeaderJson.Read(frame));
            using var json = JsonDocument.Parse(frame);
            Assert.Equal(second, json.RootElement.GetProperty("_seq").GetInt64());
        },
        iter: 2_000);

    [Fact]
    public void A_number_is_put_into_the_header_and_into_no_text_that_looks_like_it()
    {
        var header = new MessageHeader { MessageType = ",\"_seq\":", MessageId = new(1, 2), SourceAgent = "\\,\"_seq\":1", Priority = Priority.Low, Timestamp = 0, Routes = ["\",\"_seq\":"], Sender = ",\"_seq\":" };
        var frame = Write(header with { Sequence = 1 });

        HeaderJson.WriteSequence(frame, long.MaxValue);

        Exact.Equal(header with { Sequence = long.MaxValue }, HeaderJson.Read(frame));
        var unnumbered = Write(header);
        Assert.Throws<ArgumentException>(() => HeaderJson.WriteSequence(unnumbered, 1));
    }

    [Theory]
    [InlineData("1763822400", 1_763_822_400_000_000)]
    [InlineData("1763822400.1", 1_763_822_400_100_000)]
    [InlineData("1763822400.123456", 1_763_822_400_123_456)]
    [InlineData("1763822400.1234564999", 1_763_822_400_123_456)]
    [InlineData("1763822400.1234567", 1_763_822_400_123_457)]
    [InlineData("1.7638224e9", 1_763_822_400_000_000)]
    [InlineData("-0.0000004", 0)]
    [InlineData("253402300799.9999994", 253_402_300_799_999_999)]
    public void A_timestamp_may_have_any_number_of_decimals(string written, long microseconds) =>
        Assert.Equal(microseconds, HeaderJson.Read(Encoding.UTF8.GetBytes(PythonFrame.Replace("1763822400.12", written, StringComparison.Ordinal))).Timestamp);

    [Fact]
    public void A_field_behind_the_members_counts_in_a_compact_frame_of_others()
    {
        var compact = PythonFrame.Replace(", ", ",", StringComparison.Ordinal).Replace(": ", ":", StringComparison.Ordinal);
        var header = MessageFrame.ReadHeader(Encoding.UTF8.GetBytes($$"""{{compact[..^1]}},"_expires":17,"_routes":["x"],"_fallback_for":"y"}"""), out var body);

        Assert.Equal((17, "x", "y", 0), (header.Expires, Assert.Single(header.Routes), header.FallbackFor, body));
    }

    [Fact]
    public void A_frame_of_ours_is_read_up_to_its_members()
    {
        var header = new MessageHeader { MessageType = "t", MessageId = new(1, 2), SourceAgent = "a", Priority = Priority.Low, Timestamp = 0, Fingerprint = 1, FieldCount = 1 };
        var frame = Write(header);

        Exact.Equal(header, MessageFrame.ReadHeader(frame, out var body));
        Assert.Equal(frame.Length - 1, body);
    }

    [Fact]
    public void A_frame_as_python_writes_it_is_accepted()
    {
        var header = HeaderJson.Read(Encoding.UTF8.GetBytes(PythonFrame));

        Exact.Equal(
            new MessageHeader
            {
                MessageType = "fast_strategy_signal",
                MessageId = new(0x0123456789abcdef, 0x0123456789abcdef),
                SourceAgent = "strategy_engine",
                Priority = Priority.High,
                Timestamp = 1_763_822_400_120_000,
            },
            header);
        Assert.Equal((MessageInfo.NeverExpires, 0UL), (header.Expires, header.Fingerprint));
    }

    [Theory]
    [InlineData("message_type")]
    [InlineData("message_id")]
    [InlineData("source_agent")]
    [InlineData("priority")]
    [InlineData("timestamp")]
    public void Each_of_the_seeds_five_fields_must_be_there(string field)
    {
        var frame = Encoding.UTF8.GetBytes(PythonFrame.Replace($"\"{field}\"", "\"_other\"", StringComparison.Ordinal));

        var error = Assert.Throws<MessageFormatException>(() => HeaderJson.Read(frame));

        Assert.Equal(("frame", field), (error.Contract, error.Field));
        Assert.Contains("missing", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("message_type", "null", "a string")]
    [InlineData("message_type", "7", "a string")]
    [InlineData("message_type", "\"\\udc00\"", "well-formed")]
    [InlineData("message_id", "null", "32 hex digits")]
    [InlineData("message_id", "\"0123456789abcdef0123456789abcde\"", "32 hex digits")]
    [InlineData("message_id", "\"0123456789abcdef0123456789abcdef0\"", "32 hex digits")]
    [InlineData("message_id", "\"0123456789abcdef0123456789abcdeg\"", "32 hex digits")]
    [InlineData("message_id", "\" 123456789abcdef0123456789abcdef\"", "32 hex digits")]
    [InlineData("message_id", "\"\\ud8003456789abcdef0123456789abcde\"", "32 hex digits")]
    [InlineData("source_agent", "{}", "a string")]
    [InlineData("priority", "\"urgent\"", "low, medium, high or critical")]
    [InlineData("priority", "\"High\"", "low, medium, high or critical")]
    [InlineData("priority", "2", "low, medium, high or critical")]
    [InlineData("priority", "\"\\ud800\"", "low, medium, high or critical")]
    [InlineData("timestamp", "\"1763822400\"", "Unix seconds")]
    [InlineData("timestamp", "1e30", "Unix seconds")]
    [InlineData("timestamp", "9223372036854.775808", "Unix seconds")]
    [InlineData("timestamp", "null", "Unix seconds")]
    [InlineData("timestamp", "1763822400123", "Unix seconds from 1970 to 9999")]
    [InlineData("timestamp", "-0.000001", "Unix seconds from 1970 to 9999")]
    [InlineData("timestamp", "253402300799.9999996", "Unix seconds from 1970 to 9999")]
    [InlineData("_expires", "-1", "Unix microseconds from 1970 to 9999")]
    [InlineData("_expires", "253402300800000000", "Unix microseconds from 1970 to 9999")]
    [InlineData("_expires", "1.5", "a 64-bit integer")]
    [InlineData("_routes", "\"x\"", "an array")]
    [InlineData("_routes[1]", "[\"x\",null]", "a string")]
    [InlineData("_sender", "[]", "a string")]
    [InlineData("_seq", "9223372036854775808", "a 64-bit integer")]
    [InlineData("_schema", "\"0123456789abcdef\"", "fingerprint")]
    [InlineData("_schema", "\"0123456789abcdef/-1\"", "fingerprint")]
    [InlineData("_schema", "\"0123456789abcdeg/1\"", "fingerprint")]
    [InlineData("_schema", "12", "fingerprint")]
    [InlineData("_correlation", "\"\"", "32 hex digits")]
    [InlineData("_causation", "true", "32 hex digits")]
    [InlineData("_trace", "1", "a string")]
    [InlineData("_fallback_for", "{}", "a string")]
    [InlineData("_resent", "\"true\"", "true or false")]
    public void A_field_that_is_not_what_it_should_be_is_named(string path, string value, string expected)
    {
        // Of a repeated property the last counts, but every one of them must be readable.
        var field = path.Split('[')[0];
        var frame = $$"""{"{{field}}":{{value}},{{PythonFrame[1..]}}""";

        var error = Assert.Throws<MessageFormatException>(() => HeaderJson.Read(Encoding.UTF8.GetBytes(frame)));

        Assert.Equal(("frame", path), (error.Contract, error.Field));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Offset, 4 + field.Length, 4 + field.Length + value.Length);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void A_message_has_at_most_32_routes(int count, bool isAccepted)
    {
        var frame = Encoding.UTF8.GetBytes($$"""{"_routes":[{{string.Join(',', Enumerable.Repeat("\"x\"", count))}}],{{PythonFrame[1..]}}""");

        if (isAccepted)
        {
            Assert.Equal(count, HeaderJson.Read(frame).Routes.Count);
            return;
        }

        var error = Assert.Throws<MessageFormatException>(() => HeaderJson.Read(frame));
        Assert.Equal(("_routes", "no more than 32 routes"), (error.Field, error.Expected));
    }

    [Fact]
    public void What_is_readable_but_escaped_is_read()
    {
        var escaped = Regex.Replace(PythonFrame, "(?<=\")[^\":,]+(?=\")", static text => string.Concat(text.Value.Select(static c => $"\\u{(int)c:x4}")));

        Assert.DoesNotContain("message", escaped, StringComparison.Ordinal);
        Exact.Equal(HeaderJson.Read(Encoding.UTF8.GetBytes(PythonFrame)), HeaderJson.Read(Encoding.UTF8.GetBytes(escaped)));
    }

    private static byte[] Write(in MessageHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonFieldWriter(output);
        writer.Begin();
        writer.Flush(writer.EndObject(0, HeaderJson.Write(ref writer, 0, header)));
        return output.WrittenSpan.ToArray();
    }
}
