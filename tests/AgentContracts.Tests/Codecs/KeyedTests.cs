using System.Collections.ObjectModel;
using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Dictionaries whose keys are integers, GUIDs and enum values, on both wires.</summary>
public sealed class KeyedTests
{
    private static readonly Keyed Value = new(
        new() { [-128] = "t" }, [], [], new Dictionary<ushort, int?>(), [], new() { [uint.MaxValue] = new(1, "p") }, new Dictionary<long, double>(), [],
        new Dictionary<Guid, string?> { [Guid.Empty] = null }, new() { [Phase.AfterHours] = 1 }, new Dictionary<Phase, string>());

    private static readonly string Good = Encoding.UTF8.GetString(MessageJson.Write(Value));

    [Fact]
    public void They_come_back_exactly() => RoundTrip.IsExact<Keyed>();

    [Fact]
    public void They_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Keyed>();

    [Fact]
    public void They_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Keyed>();

    [Fact]
    public void They_are_written_and_read_as_the_framework_does() => Differential.WritesAndReadsAlike<Keyed>();

    [Fact]
    public void Changed_documents_are_refused_where_the_framework_refuses_them() => Differential.RefusesAlike<Keyed>();

    [Fact]
    public void Keys_are_property_names_in_json_and_values_in_binary()
    {
        Assert.Equal(
            """{"tiny":{"-128":"t"},"small":{},"short":{},"u_short":{},"parts":{},"points":{"4294967295":{"x":1,"name":"p","y":null}},"reals":{},"lists":{},"names":{"00000000-0000-0000-0000-000000000000":null},"phases":{"after_hours":1},"words":{},"maybe":null}""",
            Good);
        Assert.Equal(
            "18" + "04800474" + "02" + "02" + "02" + "02" + "04efffffff1f0c06040470" + "00" + "02" + "02" + "04" + new string('0', 32) + "00" + "04" + BinaryFormTests.Code("after_hours") + "04" + "02" + "00",
            Convert.ToHexStringLower(MessageBinary.Write(Value)));
    }

    [Theory]
    [InlineData("tiny", "\"-128\"", "\"127\"", "\"128\"", "\"-129\"", "\"+1\"", "\"01\"", "\"-0\"", "\"\"", "\" 1\"", "\"1 \"", "\"1.0\"", "\"1e0\"", "\"\\u0031\"", "\"\\ud800\"", "1", "\"99999999999999999999999\"")]
    [InlineData("small", "\"255\"", "\"256\"", "\"-1\"", "\"-0\"", "\"+0\"", "\"007\"", "\"x\"")]
    [InlineData("lists", "\"18446744073709551615\"", "\"18446744073709551616\"", "\"-0\"", "\"+1\"")]
    [InlineData("reals", "\"9223372036854775807\"", "\"-9223372036854775808\"", "\"9223372036854775808\"", "\"1,0\"")]
    [InlineData("names", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", "\"0F8FAD5B-D9CB-469F-A165-70867728950E\"", "\"0f8fad5bd9cb469fa16570867728950e\"", "\"\\u0030f8fad5b-d9cb-469f-a165-70867728950e\"", "\"{0f8fad5b-d9cb-469f-a165-70867728950e}\"", "\"\"")]
    [InlineData("phases", "\"open\"", "\"pre_open\"", "\"Open\"", "\"0\"", "\"closed\"", "\"\"", "\"\\u006fpen\"", "open")]
    public void Keys_are_read_as_the_framework_reads_them(string field, params string[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var value in new[] { "1", "\"x\"", "[1]" })
            {
                Differential.Same<Keyed>(Encoding.UTF8.GetBytes($"{Good[..^1]},\"{field}\" : {{ {key} : {value} , {key}:{value} }} }}"));
            }
        }
    }

    [Theory]
    [InlineData("tiny[0]", "a key that is an integer from -128 to 127", "{\"128\":\"\"}")]
    [InlineData("names[0]", "a key that is a GUID", "{\"a\":null}")]
    [InlineData("phases[0]", "one of pre_open, open, after_hours", "{\"0\":1}")]
    [InlineData("phases[1]", "a 32-bit integer", "{\"open\":1,\"pre_open\":\"1\"}")]
    [InlineData("parts", "an object", "[]")]
    public void What_is_wrong_is_named(string path, string expected, string value)
    {
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Keyed>(Encoding.UTF8.GetBytes($"{{\"{path.Split('[')[0]}\":{value}}}")));

        Assert.Equal(("keyed", path), (error.Contract, error.Field));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void More_entries_than_bytes_are_refused_before_they_have_a_place()
    {
        byte[] body = [24, .. Varint.Of((1 << 30) + 1), .. new byte[20]];
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Keyed>("keyed", body));

        Assert.Equal(("tiny", 1L), (error.Field, error.Offset));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 1 << 16);
    }

    [Fact]
    public void Keys_and_values_follow_the_rules_of_their_types()
    {
        var wrong = Value with
        {
            Tiny = new() { [-1] = null! },
            Reals = new Dictionary<long, double> { [-2] = double.NaN },
            Phases = new() { [(Phase)99] = 1 },
            Words = null!,
        };

        Assert.Equal(
            ["Phases[99]", "Reals[-2]", "Tiny[-1]", "Words"],
            MessageValidator.Validate(wrong).Select(static violation => violation.Member).Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentException>(() => MessageJson.Write(Value with { Phases = wrong.Phases }));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(Value with { Phases = wrong.Phases }));
    }

    [Fact]
    public void A_dictionary_of_another_kind_is_written()
    {
        var value = Value with { Reals = new ReadOnlyDictionary<long, double>(new SortedDictionary<long, double> { [2] = 1, [-1] = 0.5 }) };

        var read = MessageBinary.Read<Keyed>("keyed", MessageBinary.Write(value));

        Assert.Equal([new(-1, 0.5), new(2, 1)], read.Reals);
        Exact.Equal(read, MessageJson.Read<Keyed>(MessageJson.Write(value)));
    }
}
