using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>128-bit integers, characters, dates, times of day, URIs and bytes, on both wires.</summary>
public sealed class RaritiesTests
{
    private static readonly Rarities Value = new(
        Int128.MinValue, UInt128.MaxValue, 'é', new(2025, 11, 22), new(14, 40, 1, 500), new("https://Example.com/%7ea?b=c#d"), [1, 2, 250], new byte[] { 255 },
        ['"'], [new("../up", UriKind.Relative)], new() { ["k"] = [] });

    private static readonly string Good = Encoding.UTF8.GetString(MessageJson.Write(Value));

    private static readonly byte[] Body = MessageBinary.Write(Value);

    [Fact]
    public void They_come_back_exactly() => RoundTrip.IsExact<Rarities>();

    [Fact]
    public void They_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Rarities>();

    [Fact]
    public void They_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Rarities>();

    [Fact]
    public void They_are_written_and_read_as_the_framework_does() => Differential.WritesAndReadsAlike<Rarities>();

    [Fact]
    public void Changed_documents_are_refused_where_the_framework_refuses_them() => Differential.RefusesAlike<Rarities>();

    [Fact]
    public void They_have_the_forms_that_are_documented()
    {
        Assert.Equal(
            """{"huge":-170141183460469231731687303715884105728,"vast":340282366920938463463374607431768211455,"letter":"é","day":"2025-11-22","hour":"14:40:01.5000000","link":"https://Example.com/%7ea?b=c#d","blob":"AQL6","memory":"/w==","letters":["\""],"links":["../up"],"blobs":{"k":""},"maybe_huge":null,"maybe_vast":null,"maybe_letter":null,"maybe_day":null,"maybe_hour":null,"maybe_link":null,"maybe_blob":null,"maybe_memory":null}""",
            Good);
        Assert.Equal(
            "26" + "00000000000000000000000000000080" + "ffffffffffffffffffffffffffffffff" + "e900" + "c3475a" + "c08125f07a000000"
            + "3e" + Convert.ToHexStringLower("https://Example.com/%7ea?b=c#d"u8) + "080102fa" + "04ff" + "042200" + "040c2e2e2f7570" + "04046b02" + "0000000000000000",
            Convert.ToHexStringLower(Body));
    }

    [Theory]
    [InlineData("huge", "0", "-0", "1.0", "1e2", "170141183460469231731687303715884105727", "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729", "null", "\"1\"", "01")]
    [InlineData("vast", "0", "-0", "-1", "340282366920938463463374607431768211456", "0.5", "null", "99999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("letter", "\"\"", "\"ab\"", "\"\\u0041\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"\\n\"", "\"\\u0000\"", "1", "null")]
    [InlineData("day", "\"2025-11-22\"", "\"2025-02-29\"", "\"2024-02-29\"", "\"0000-01-01\"", "\"2025-11-22T00:00:00\"", "\"2025-1-2\"", "\"\\u0032025-11-2\"", "\"2025\\u002d11-22\"", "\" 025-11-22\"", "\"2025-11-22 \"", "\"2025/11/22\"", "20251122", "null")]
    [InlineData("hour", "\"14:40\"", "\"14:40:01\"", "\"14:40:01.1234567\"", "\"14:40:01.12345678\"", "\"1:2\"", "\"24:00:00\"", "\"0.01:02:03\"", "\"1.01:02:03\"", "\"-01:02:03\"", "\" 01:02:03\"", "\"01:02:03 \"", "\"7\"", "\"14\\u003a40\"", "\"1:2:3.4\"", "\"0000014:40:01\"", "\"000000000000000014:40:01\"", "null", "0")]
    [InlineData("link", "\"\"", "\"a b\"", "\"http://\"", "\"http://[\"", "\"//\"", "\"/x\"", "\"http://ex ample\"", "null", "1", "\"\\ud800\"")]
    [InlineData("blob", "\"\"", "\"AQ==\"", "\"AQ=\"", "\"AQ\"", "\"A Q = =\"", "\" AQL6 \"", "\"\\u0041QL6\"", "\"AQ\\nL6\"", "\"AQL6====\"", "\"====\"", "\"-_==\"", "\"AQ==AQ==\"", "\"AR==\"", "null", "[1]", "1")]
    [InlineData("memory", "\"\"", "\"AQ==\"", "\"AQ=\"", "null", "[]")]
    [InlineData("maybe_memory", "\"\"", "\"AQ==\"", "null")]
    [InlineData("blobs", "{\"a\":null}", "{\"a\":\"AQ==\",\"b\":1}")]
    public void Edges_are_read_as_the_framework_reads_them(string field, params string[] values)
    {
        foreach (var value in values)
        {
            Differential.Same<Rarities>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"{field}\" : {value} }}"));
        }
    }

    [Theory]
    [InlineData("huge", "a 128-bit integer", "1.5")]
    [InlineData("vast", "an unsigned 128-bit integer", "-1")]
    [InlineData("letter", "a single character", "\"ab\"")]
    [InlineData("letter", "a single character", "\"\\udc00\"")]
    [InlineData("day", "an ISO 8601 date", "\"2025-13-01\"")]
    [InlineData("hour", "a time of day", "\"25:00:00\"")]
    [InlineData("link", "a URI", "\"http://[\"")]
    [InlineData("blob", "bytes in base64", "\"A\"")]
    [InlineData("memory", "bytes in base64", "[1]")]
    public void What_is_wrong_is_named(string field, string expected, string value)
    {
        var document = $"{{\"{field}\":{value}}}";

        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Rarities>(Encoding.UTF8.GetBytes(document)));

        Assert.Equal(("rarities", field, (long)field.Length + 4), (error.Contract, error.Field, error.Offset));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("letter", 33, "00d8", "a single character")]
    [InlineData("day", 35, "f7ffff3f", "days since the year 1")]
    [InlineData("hour", 38, "00c0692ac9000000", "100 ns since midnight")]
    [InlineData("hour", 38, "ffffffffffffffff", "100 ns since midnight")]
    [InlineData("link", 46, "12687474703a2f2f5b", "a URI")]
    [InlineData("blob", 77, "2f00000008", "no more bytes than follow")]
    public void What_is_wrong_in_binary_is_named(string field, int at, string hex, string expected)
    {
        byte[] spoilt = [.. Body];
        Convert.FromHexString(hex).CopyTo(spoilt, at);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Rarities>("rarities", spoilt));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
        Assert.Equal((field, (long)at), (error.Field, error.Offset));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_where_none_may_be_is_a_violation()
    {
        var read = MessageJson.Read<Rarities>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"link\":null,\"blob\":null,\"links\":[null],\"blobs\":{{\"a\":null}}}}"));

        Assert.Equal(["Blob", "Blobs[a]", "Link", "Links[0]"], MessageValidator.Validate(read).Select(static violation => violation.Member).Order(StringComparer.Ordinal));
        Exact.Equal(read, MessageBinary.Read<Rarities>("rarities", MessageBinary.Write(read)));
    }

    [Fact]
    public void Half_a_character_is_a_violation_and_is_not_written_in_binary()
    {
        var halves = Value with { Letter = '\ud800', MaybeLetter = '\udc00', Letters = ['a', '\udfff'], Link = new("x\ud800", UriKind.Relative) };

        Assert.Equal(
            ["Letter", "Letters[1]", "Link", "MaybeLetter"],
            MessageValidator.Validate(halves).Where(static violation => violation.Rule == "WellFormed").Select(static violation => violation.Member).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(Value with { Letter = '\ud800' }));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(Value with { Link = halves.Link }));
    }

    [Fact]
    public void Bytes_of_any_number_come_back()
    {
        for (var length = 0; length < 2_000; length = (length * 5 / 4) + 1)
        {
            var value = Value with { Blob = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 37))] };

            Exact.Equal(value, MessageJson.Read<Rarities>(MessageJson.Write(value)));
            Exact.Equal(value, MessageBinary.Read<Rarities>("rarities", MessageBinary.Write(value)));
        }
    }
}
