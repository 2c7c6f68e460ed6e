using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>System.Text.Json is the reference: what it writes, we write; what it reads, we read; what it refuses, we refuse.</summary>
public sealed class DifferentialTests
{
    [Fact]
    public void We_write_what_it_writes_byte_for_byte() =>
        Legal.Of<Mirror>().Select(WithoutNegativeZero).Sample(
            static message => Assert.Equal(Encoding.UTF8.GetString(SystemTextJson.Write(message)), Encoding.UTF8.GetString(MessageJson.Write(message))),
            iter: 3_000);

    [Fact]
    public void We_read_what_it_writes_and_it_reads_what_we_write() =>
        Legal.Of<Mirror>().Select(WithoutNegativeZero).Sample(
            static message =>
            {
                Exact.Equal(message, MessageJson.Read<Mirror>(SystemTextJson.Write(message)));
                Assert.True(SystemTextJson.TryRead<Mirror>(MessageJson.Write(message), out var read));
                Exact.Equal(message, read!);
            },
            iter: 1_000);

    [Fact]
    public void We_read_a_rewritten_document_as_it_does() =>
        Gen.Select(Legal.Of<Mirror>(), Legal.Of<Mirror>(), Gen.Int).Sample(
            static (message, other, seed) => Same(new JsonScrambler(seed).Rewrite(MessageJson.Write(message), MessageJson.Write(other), typeof(Mirror))),
            iter: 1_000);

    [Fact]
    public void We_accept_and_refuse_changed_documents_as_it_does() =>
        Gen.Select(Legal.Of<Mirror>(), Gen.Int, Gen.Bool, Change.Array[1, 3]).Sample(
            static (message, seed, isRewritten, changes) =>
            {
                var document = MessageJson.Write(message);
                if (isRewritten)
                {
                    document = new JsonScrambler(seed).Rewrite(document, document, typeof(Mirror));
                }

                foreach (var (at, value) in changes)
                {
                    document[at % document.Length] = value;
                }

                Same(document);
            },
            iter: 40_000);

    [Fact]
    public void We_accept_and_refuse_shortened_and_lengthened_documents_as_it_does() =>
        Gen.Select(Legal.Of<Mirror>(), Gen.Int[0, int.MaxValue], Change).Sample(
            static (message, cut, change) =>
            {
                var document = MessageJson.Write(message);
                var at = cut % document.Length;
                Same([.. document[..at], .. document[(at + 1)..]]);
                Same([.. document[..at], change.Value, .. document[at..]]);
                Same(document[..at]);
            },
            iter: 5_000);

    [Theory]
    [InlineData("real", "0", "-0", "0.0", "-0.0", "00", "01", "-", "-a", "1.", ".5", "1e", "1e+", "1E5", "1e-5", "1.5e3", "0e0", "+1", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324", "1.7976931348623157e308", "1.7976931348623159e308")]
    [InlineData("real", "9007199254740992", "9007199254740993", "9007199254740993.0", "0.1000000000000000055511151231257827", "123456789012345678", "1234567890123456789", "12345678901234567890123", "0.000000000000000000000001", "0.00000000000000001", "100000000000000000000000")]
    [InlineData("small", "0", "-0", "16777216", "16777217", "16777217.5", "0.1", "3.4028235e38", "3.5e38", "1e-46", "0.00000000001", "1.00000017881393432617187499")]
    [InlineData("exact", "0", "-0", "-0.00", "1.10", "1e2", "1E-2", "1e29", "79228162514264337593543950335", "79228162514264337593543950336", "0.0000000000000000000000000001", "0.00000000000000000000000000001", "1234567890.123456789012345678", "12345678901234567890.1234567890")]
    [InlineData("whole", "0", "-0", "-1", "2147483647", "2147483648", "-2147483648", "-2147483649", "1.0", "1e0", "01", "null", "true", "\"1\"", "[1]", "99999999999999999999999")]
    [InlineData("far", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "1e18", "0.0", "999999999999999999", "1000000000000000000")]
    [InlineData("farther", "18446744073709551615", "18446744073709551616", "-1", "-0", "0", "1.5")]
    [InlineData("tiny", "0", "255", "256", "-1", "-0", "0255")]
    [InlineData("flag", "true", "false", "null", "True", "truex", "tru", "1", "\"true\"")]
    [InlineData("text", "\"\\u0041\"", "\"\\u004\"", "\"\\u00zz\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\\ud83d\\u0041\"", "\"\\x\"", "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"", "\"\t\"", "\"\u007f\"", "\"\u0000\"", "\"a", "null", "'a'", "\"\u2028\"")]
    [InlineData("text", "\"0123456789abcde\"", "\"0123456789abcdef\"", "\"0123456789abcdefg\"", "\"0123456789abcde\\n\"", "\"0123456789abcdef0123456789abcdef\\\"\"")]
    [InlineData("texts", "[]", "[ ]", "[,]", "[\"a\",]", "[\"a\" \"b\"]", "[null]", "[[]]", "{}", "null", "[\"a\"", "[1]")]
    [InlineData("reals", "[1,2,3,4,5,6,7,8]", "[1,2,3,4,5,6,7,8,9]", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]", "[1 , 2]", "[1e400]", "[null]")]
    [InlineData("counts", "{}", "{ }", "{\"a\":1,\"a\":2}", "{\"a\":1,}", "{\"\\u0061\":1}", "{\"\\ud800\":1}", "{\"a\"}", "{\"a\":}", "{:1}", "{1:1}", "null", "[]")]
    [InlineData("id", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", "\"\\u0030f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0f8fad5bd9cb469fa16570867728950e\"", "\"\\ud800f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("zoned", "\"2025-11-22\"", "\"2025-11-22T14:40\"", "\"2025-11-22T14:40:00Z\"", "\"2025-11-22T14:40:00.12345678Z\"", "\"2025-11-22T14:40:00+14:00\"", "\"2025-11-22T14:40:00+14:01\"", "\"2025-02-29T00:00:00Z\"", "\"2025-11-22T24:00:00Z\"", "\"2025-11-22T14\\u003a40:00Z\"")]
    [InlineData("span", "\"1.02:03:04.0000005\"", "\"-00:00:01\"", "\"24:00:00\"", "\"7\"", "\" 00:00:01\"", "\"00:00:01 \"", "\"\\t00:00:01\"", "\"+00:00:01\"", "\"-10675199.02:048:05.4775808\"", "\"000000000000000000000000000000.00:00:00\"", "\"00:00:000000000000000000000000000001\"", "\"\\u0030\\u0030:00:01\"")]
    [InlineData("part", "{\"name\":\"x\",\"numbers\":[]}", "{\"numbers\":[1],\"name\":\"x\",\"note\":null}", "{\"name\":\"x\"}", "{}", "null", "[]", "{\"name\":\"x\",\"numbers\":[],\"numbers\":[1]}", "{\"NAME\":\"x\",\"numbers\":[]}")]
    [InlineData("unknown", "1", "01", "{\"a\":[{\"b\":[]}]}", "{\"a\":[}", "[1,2,]", "{\"a\":1,}", "nul", "\"\\u12\"", "\"\\ud800\"", "-", "1e5", "/**/1")]
    public void Edges_are_read_as_it_reads_them(string field, params string[] values)
    {
        var good = Encoding.UTF8.GetString(MessageJson.Write(Good));
        foreach (var value in values)
        {
            Same(Encoding.UTF8.GetBytes($"{good[..^1]},\"{field}\":{value}}}"));
            Same(Encoding.UTF8.GetBytes($"{{\"{field}\" : {value} ,{good[1..]}"));
        }
    }

    [Fact]
    public void As_many_levels_are_read_as_it_reads()
    {
        var good = Encoding.UTF8.GetString(MessageJson.Write(Good))[..^1];
        for (var depth = 55; depth < 70; depth++)
        {
            Same(Encoding.UTF8.GetBytes($"{good},\"unknown\":{new string('[', depth)}{new string(']', depth)}}}"));
            Same(Encoding.UTF8.GetBytes($"{good},\"unknown\":{string.Concat(Enumerable.Repeat("{\"a\":", depth))}1{new string('}', depth)}}}"));
        }
    }

    private static Gen<(int At, byte Value)> Change { get; } = Gen.Select(
        Gen.Int[0, int.MaxValue],
        Gen.OneOf<byte>(Gen.Byte, Edges.OneOf("{}[]\",:\\ \n0123456789.-+eEtfnu/"u8.ToArray())));

    private static Mirror Good { get; } = new(
        "a", 1.5, 2.5f, 3.50m, 4, 5, 6, 7, true, Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.Zero, ["x"], [1], new() { ["k"] = 1 }, new("p", [1]));

    // It forgets the sign of a decimal zero; we keep it.
    private static Mirror WithoutNegativeZero(Mirror message) => message with { Exact = message.Exact == 0 ? Math.Abs(message.Exact) : message.Exact };

    private static void Same(byte[] document) => Differential.Same<Mirror>(document);
}
