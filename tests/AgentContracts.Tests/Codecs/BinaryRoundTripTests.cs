using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>In binary a round trip is as exact as in JSON, and both wires give back the same.</summary>
public sealed class BinaryRoundTripTests
{
    [Fact]
    public void Numbers_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Numbers>();

    [Fact]
    public void Texts_ids_times_and_enums_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Values>();

    [Fact]
    public void Nullables_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Optionals>();

    [Fact]
    public void Parts_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Forest>();

    [Fact]
    public void Collections_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Collections>();

    [Fact]
    public void Collections_in_collections_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Nested>();

    [Fact]
    public void Members_with_defaults_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Defaults>();

    [Fact]
    public void Members_with_unusual_names_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Named>();

    [Fact]
    public void More_members_than_an_integer_has_bits_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Wide>();

    [Fact]
    public void Members_of_a_base_record_come_back_from_a_binary_frame() => RoundTrip.IsExactInBinary<Derived>();

    [Fact]
    public void Fields_come_back()
    {
        var derived = new Derived(1, "a") { Weight = -0.0, Kind = "k", Since = DateTimeOffset.UnixEpoch };

        var read = MessageBinary.Read<Derived>("derived", MessageBinary.Write(derived));

        Exact.Equal(derived, read);
        Exact.Equal(derived.Weight, read.Weight);
    }

    [Fact]
    public void Elements_come_back_from_collections_of_any_kind()
    {
        var counts = new Dictionary<string, string?> { ["a"] = "b", [""] = null };
        var collections = MessageJson.Read<Collections>(System.Text.Encoding.UTF8.GetBytes(Json.Collections));
        var value = collections with { Labels = new System.Collections.ObjectModel.ReadOnlyDictionary<string, string?>(counts) };

        Exact.Equal(collections with { Labels = counts }, MessageBinary.Read<Collections>("collections", MessageBinary.Write(value)));
    }

    [Fact]
    public void A_part_of_any_length_comes_back()
    {
        // Its length stands before it, in one, two or three bytes.
        foreach (var length in Enumerable.Range(0, 300).Concat(Enumerable.Range(16_300, 100)))
        {
            var forest = new Forest(new(1, null, []), new(new string('x', length), 1, Colour.Red), new(1, 2, new() { From = DateTime.UnixEpoch }), null, null);

            Exact.Equal(forest, MessageBinary.Read<Forest>("forest", MessageBinary.Write(forest)));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("𝄞")]
    public void A_text_of_any_length_comes_back(string character)
    {
        for (var length = 0; length < 200; length++)
        {
            var optionals = new Optionals { Text = string.Concat(Enumerable.Repeat(character, length)), Int = 1 };

            Exact.Equal(optionals, MessageBinary.Read<Optionals>("optionals", MessageBinary.Write(optionals)));
        }
    }
}
