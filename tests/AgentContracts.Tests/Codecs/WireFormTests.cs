using System.Text;
using System.Text.Json;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>What a reader in another language sees.</summary>
public sealed class WireFormTests
{
    private static readonly Values Value = new(
        "a \"b\" €", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), new DateTime(2025, 11, 22, 14, 40, 0, DateTimeKind.Utc).AddTicks(1234567),
        new DateTimeOffset(2025, 11, 22, 14, 40, 0, TimeSpan.FromHours(-5)), new TimeSpan(1, 2, 3, 4).Add(TimeSpan.FromTicks(5)),
        Colour.DarkBlue, Depth.Deepest, Giant.Most, Access.Read | Access.Owner, Mask.Top);

    [Fact]
    public void Scalars_are_written_in_the_forms_that_the_design_names() =>
        Assert.Equal(
            """{"text":"a \"b\" €","id":"0f8fad5b-d9cb-469f-a165-70867728950e","utc":"2025-11-22T14:40:00.1234567Z","zoned":"2025-11-22T14:40:00-05:00","span":"1.02:03:04.0000005","colour":"dark_blue","depth":"deepest","giant":"most","access":129,"mask":-9223372036854775808}""",
            Text(Value));

    [Fact]
    public void Numbers_are_plain_and_decimals_keep_their_scale() =>
        Assert.Equal(
            """{"flag":true,"tiny":-128,"small":255,"short":-32768,"u_short":65535,"int":-2147483648,"u_int":4294967295,"long":-9223372036854775808,"u_long":18446744073709551615,"single":0.1,"double":1E+300,"decimal":1.00}""",
            Text(new Numbers(true, sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, long.MinValue, ulong.MaxValue, 0.1f, 1e300, 1.00m)));

    [Fact]
    public void Names_are_snake_case_unless_the_contract_sets_them()
    {
        Assert.Equal("""{"with \"quote\"":1,"größe":2,"http_status_code":3,"class":4,"ipv4_address2":5}""", Text(new Named(1, 2, 3, 4, 5)));
        Assert.Equal("named.v2", MessageInfo.Of<Named>().Name);
    }

    [Fact]
    public void A_null_part_is_written_as_null_and_a_nested_part_as_an_object() =>
        Assert.Equal(
            """{"tree":{"value":1,"left":null,"branches":[{"value":2,"left":null,"branches":[]}]},"leg":{"venue":"x","price":0.5,"colour":"verde","note":null},"point":{"x":1,"y":2.0,"period":{"from":"0001-01-01T00:00:00Z","length":"00:00:00"}},"spare":null,"corner":null}""",
            Text(new Forest(new(1, null, [new(2, null, [])]), new("x", 0.5, Colour.Green), new(1, 2.0m, new() { From = new(0, DateTimeKind.Utc) }), null, null)));

    [Fact]
    public void Of_two_names_for_one_value_the_first_is_written_and_both_are_read()
    {
        Assert.Contains("\"colour\":\"red\"", Text(Value with { Colour = Colour.Crimson }), StringComparison.Ordinal);
        Assert.Equal(Colour.Red, Read("\"crimson\"").Colour);
        Assert.Equal(Colour.Red, Read("\"red\"").Colour);
    }

    [Fact]
    public void The_wire_name_of_an_enum_value_replaces_its_own()
    {
        Assert.Equal(Colour.Green, Read("\"verde\"").Colour);
        Assert.Throws<MessageFormatException>(() => Read("\"green\""));
    }

    [Theory]
    [InlineData("Red")]
    [InlineData("DARK_BLUE")]
    [InlineData("0")]
    [InlineData("")]
    public void An_enum_is_read_by_its_exact_name_only(string name) =>
        Assert.Throws<MessageFormatException>(() => Read($"\"{name}\""));

    [Fact]
    public void Whatever_is_written_is_json_without_repeated_names() =>
        Gen.Select(LegalHeader.Any, Legal.Of<Collections>()).Sample(
            static (header, message) =>
            {
                using var document = JsonDocument.Parse(RoundTrip.Frame(header, message), new JsonDocumentOptions { AllowDuplicateProperties = false });
                Assert.Equal("message_type", document.RootElement.EnumerateObject().First().Name);
            },
            iter: 200);

    private static Values Read(string colour) =>
        MessageJson.Read<Values>(Encoding.UTF8.GetBytes(Text(Value).Replace("\"dark_blue\"", colour, StringComparison.Ordinal)));

    private static string Text<T>(in T value) where T : IContract<T> => Encoding.UTF8.GetString(MessageJson.Write(value));
}
