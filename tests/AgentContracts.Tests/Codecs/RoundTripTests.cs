using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>A round trip is exact for every legal value of every member type.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Numbers_come_back_to_the_last_bit() => RoundTrip.IsExact<Numbers>();

    [Fact]
    public void Texts_ids_times_and_enums_come_back_exactly() => RoundTrip.IsExact<Values>();

    [Fact]
    public void Nullables_come_back_with_and_without_a_value() => RoundTrip.IsExact<Optionals>();

    [Fact]
    public void Parts_come_back_at_any_depth() => RoundTrip.IsExact<Forest>();

    [Fact]
    public void Collections_come_back_element_by_element() => RoundTrip.IsExact<Collections>();

    [Fact]
    public void Collections_in_collections_come_back() => RoundTrip.IsExact<Nested>();

    [Fact]
    public void Members_with_defaults_come_back_as_they_were_set() => RoundTrip.IsExact<Defaults>();

    [Fact]
    public void Members_with_unusual_names_come_back() => RoundTrip.IsExact<Named>();

    [Fact]
    public void More_members_than_an_integer_has_bits_come_back() => RoundTrip.IsExact<Wide>();

    [Fact]
    public void Members_of_a_base_record_come_back() => RoundTrip.IsExact<Derived>();

    [Fact]
    public void Fields_come_back()
    {
        var derived = new Derived(1, "a") { Weight = -0.0, Kind = "k", Since = DateTimeOffset.UnixEpoch };

        var read = MessageJson.Read<Derived>(MessageJson.Write(derived));

        Exact.Equal(derived, read);
        Exact.Equal(derived.Weight, read.Weight);
    }

    [Fact]
    public void Numbers_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Numbers>();

    [Fact]
    public void Texts_ids_times_and_enums_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Values>();

    [Fact]
    public void Nullables_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Optionals>();

    [Fact]
    public void Parts_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Forest>();

    [Fact]
    public void Collections_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Collections>();

    [Fact]
    public void Collections_in_collections_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Nested>();

    [Fact]
    public void Members_with_defaults_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Defaults>();

    [Fact]
    public void Members_with_unusual_names_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Named>();

    [Fact]
    public void More_members_than_an_integer_has_bits_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Wide>();

    [Fact]
    public void Members_of_a_base_record_survive_a_rewritten_frame() => RoundTrip.SurvivesRewriting<Derived>();
}
