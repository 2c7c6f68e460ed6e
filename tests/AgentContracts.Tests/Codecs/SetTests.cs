using System.Collections.Immutable;
using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Sets and immutable arrays, on both wires.</summary>
public sealed class SetTests
{
    private static readonly Sets Value = new(["a"], [null, 1], new HashSet<DateOnly>(), new HashSet<Guid>(), new HashSet<MirrorPoint> { new(1, "p") }, ["t"], [], [], [[1]]);

    private static readonly string Good = Encoding.UTF8.GetString(MessageJson.Write(Value));

    [Fact]
    public void They_come_back_exactly() => RoundTrip.IsExact<Sets>();

    [Fact]
    public void They_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Sets>();

    [Fact]
    public void They_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Sets>();

    [Fact]
    public void They_are_written_and_read_as_the_framework_does() => Differential.WritesAndReadsAlike<Sets>();

    [Fact]
    public void Changed_documents_are_refused_where_the_framework_refuses_them() => Differential.RefusesAlike<Sets>();

    [Fact]
    public void Read_only_sets_come_back_exactly()
    {
        RoundTrip.IsExact<ReadOnlySets>();
        RoundTrip.IsExactInBinary<ReadOnlySets>();
        RoundTrip.SurvivesRewriting<ReadOnlySets>();
        var value = new ReadOnlySets(new HashSet<Guid> { Guid.Empty }, new HashSet<MirrorPoint> { new(1, "p") }, new HashSet<string?> { null });
        Assert.Equal(SystemTextJson.Write(value), MessageJson.Write(value));
    }

    [Fact]
    public void They_are_arrays_in_json_and_lists_in_binary()
    {
        Assert.Equal(
            """{"symbols":["a"],"numbers":[null,1],"days":[],"ids":[],"points":[{"x":1,"name":"p","y":null}],"texts":["t"],"reals":[],"parts":[],"rows":[[1]],"maybe_numbers":null,"maybe_sets":null,"maybe_texts":null,"maybe_ids":null}""",
            Good);
        Assert.Equal("1a" + "040461" + "06000104" + "02" + "02" + "04" + "0c06040470" + "00" + "040474" + "02" + "02" + "040404" + "00000000", Convert.ToHexStringLower(MessageBinary.Write(Value)));
    }

    [Theory]
    [InlineData("symbols", "[\"a\",\"a\",\"b\"]", "[]", "[ ]", "[null]", "[1]", "{}", "null", "[\"a\"", "[,]")]
    [InlineData("days", "[\"2025-11-22\",\"2025-11-22\"]", "null", "[null]")]
    [InlineData("ids", "[\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"0F8FAD5B-D9CB-469F-A165-70867728950E\"]", "null", "[\"\"]")]
    [InlineData("points", "[{\"x\":1,\"name\":\"p\"},{\"name\":\"p\",\"x\":1,\"y\":null}]", "[{\"x\":1}]", "[null]")]
    [InlineData("texts", "[]", "[\"a\",\"a\"]", "{}", "\"a\"")]
    [InlineData("maybe_numbers", "[1,1]", "null", "[null]")]
    [InlineData("maybe_sets", "[[null,\"a\",null],null]", "[{}]")]
    public void Edges_are_read_as_the_framework_reads_them(string field, params string[] values)
    {
        foreach (var value in values)
        {
            Differential.Same<Sets>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"{field}\" : {value} }}"));
        }
    }

    [Theory]
    [InlineData("symbols", "an array", "{}")]
    [InlineData("numbers[1]", "a 32-bit integer", "[2,1.5]")]
    [InlineData("points[0]", "an object", "[1]")]
    [InlineData("texts[0]", "a string", "[1]")]
    [InlineData("reals[0]", "a finite double-precision number", "[1e999]")]
    public void What_is_wrong_is_named(string path, string expected, string value)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Sets>(Encoding.UTF8.GetBytes($"{{\"{path.Split('[')[0]}\":{value}}}")));

        Assert.Equal(("sets", path), (error.Contract, error.Field));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("symbols", 0)]
    [InlineData("days", 2)]
    [InlineData("texts", 5)]
    public void More_elements_than_bytes_are_refused_before_they_have_a_place(string field, int before)
    {
        byte[] body = [26, .. Enumerable.Repeat((byte)2, before), .. Varint.Of((1 << 30) + 1), .. new byte[20]];
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Sets>("sets", body));

        Assert.Equal((field, 1L + before), (error.Field, error.Offset));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 16);
    }

    [Fact]
    public void Equal_elements_collapse_in_binary_too()
    {
        var twice = Convert.FromHexString(Convert.ToHexStringLower(MessageBinary.Write(Value)).Replace("040461", "0604610461", StringComparison.Ordinal));

        Assert.Equal(["a"], MessageBinary.Read<Sets>("sets", twice).Symbols);
    }

    [Fact]
    public void An_immutable_array_that_was_never_made_is_null()
    {
        var unmade = Value with { Texts = default, Rows = [default], MaybeNumbers = default(ImmutableArray<int>) };

        Assert.Equal(["MaybeNumbers", "Rows[0]", "Texts"], Violated(unmade));
        Assert.True(MessageJson.Read<Sets>(MessageJson.Write(unmade)).Texts.IsDefault);
        Assert.True(MessageBinary.Read<Sets>("sets", MessageBinary.Write(unmade)).Rows[0].IsDefault);
        Assert.Contains("\"texts\":null", Encoding.UTF8.GetString(MessageJson.Write(unmade)), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_follow_the_rules_of_their_type()
    {
        var wrong = Value with
        {
            Symbols = ["a", null!, "\ud800"],
            Points = new HashSet<MirrorPoint> { new(1, null!) },
            Texts = ["a", null!],
            Parts = [new("p", null!)],
            Reals = [double.NaN],
            MaybeSets = [["\udc00"], null!],
        };

        Assert.Equal(
            ["MaybeSets[0][0]", "MaybeSets[1]", "Parts[0].Numbers", "Points[0].Name", "Reals[0]", "Symbols[1]", "Symbols[2]", "Texts[1]"],
            Violated(wrong));
    }

    [Fact]
    public void A_set_of_another_kind_is_written()
    {
        var value = Value with { Ids = ImmutableHashSet.Create(Guid.Empty), Days = new SortedSet<DateOnly> { new(2025, 11, 22), new(2024, 1, 1) } };

        var read = MessageBinary.Read<Sets>("sets", MessageBinary.Write(value));

        Assert.Equal([new(2024, 1, 1), new(2025, 11, 22)], read.Days);
        Exact.Equal(read, MessageJson.Read<Sets>(MessageJson.Write(value)));
        Assert.Empty(MessageValidator.Validate(value));
    }

    private static IEnumerable<string> Violated(Sets value) => MessageValidator.Validate(value).Select(static violation => violation.Member).Order(StringComparer.Ordinal);
}
