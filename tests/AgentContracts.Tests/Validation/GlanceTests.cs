using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Validation.Contracts;
using CsCheck;

namespace AgentContracts.Tests.Validation;

/// <summary>What validators see at a glance is what a careful look would find.</summary>
public sealed class GlanceTests
{
    private const int MostCharacters = 70;
    private const int Iterations = 20_000;

    private static readonly char[] Fillers = ['a', '\u00e9', '\u30d3', '\u878d', '\ud7ff', '\ue000', '\uffff'];

    [Fact]
    public void Half_a_pair_is_found_at_every_place_of_a_text_of_every_length()
    {
        foreach (var filler in Fillers)
        {
            for (var length = 1; length <= MostCharacters; length++)
            {
                Assert.True(IsWellFormed(new string(filler, length)), $"{length} times {(int)filler:x4}");
                for (var at = 0; at < length; at++)
                {
                    var text = new string(filler, length).ToCharArray();
                    text[at] = at % 2 == 0 ? '\ud800' : '\udfff';
                    Assert.False(IsWellFormed(new string(text)), $"{(int)text[at]:x4} at {at} of {length} times {(int)filler:x4}");
                }
            }
        }
    }

    [Fact]
    public void A_whole_pair_is_fine_at_every_place_of_a_text_of_every_length()
    {
        for (var length = 2; length <= MostCharacters; length++)
        {
            for (var at = 0; at < length - 1; at++)
            {
                Assert.True(IsWellFormed(new string('a', at) + "\ud83d\ude80" + new string('a', length - at - 2)), $"{at} of {length}");
            }
        }
    }

    [Fact]
    public void A_text_is_blank_exactly_where_every_character_is_white_space()
    {
        for (var first = 0; first <= char.MaxValue; first++)
        {
            if (char.IsSurrogate((char)first))
            {
                continue;
            }

            Assert.Equal(char.IsWhiteSpace((char)first), !MessageValidator.Judge(new Limits { Required = new string((char)first, 1) }).IsValid);
        }

        Assert.True(MessageValidator.Judge(new Limits { Required = "\u3000x" }).IsValid);
        Assert.False(MessageValidator.Judge(new Limits { Required = "\u3000 \u00a0\t\u2028" }).IsValid);
    }

    [Fact]
    public void A_decimal_number_is_within_whole_limits_where_its_operators_say_so() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28], Gen.Int[0, 2], static (low, middle, high, isNegative, scale, words) =>
                new decimal(low, words > 0 ? middle : 0, words > 1 ? high : 0, isNegative, (byte)scale))
            .Sample(static value => Same(value), iter: Iterations);

    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("100")]
    [InlineData("100.0000000000000000")]
    [InlineData("100.0000000000000001")]
    [InlineData("99.99999999999999999")]
    [InlineData("100.0000000000000000000000001")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1844674407370955161.5")]
    [InlineData("18446744073709551616")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("-7")]
    [InlineData("-7.5")]
    [InlineData("-8")]
    [InlineData("4")]
    [InlineData("5")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775807.1")]
    public void A_decimal_number_at_a_limit_is_within_it_where_its_operators_say_so(string value) =>
        Same(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));

    private static void Same(decimal value)
    {
        var limits = new Whole(value, value, value, value, value);

        Assert.Equal(
            [
                .. value is >= 0 and <= 100 ? (string[])[] : ["Natural"],
                .. value is >= -7 and <= 7 ? (string[])[] : ["Signed"],
                .. value is >= 5 and <= 100 ? (string[])[] : ["Positive"],
                .. value is > 0 and <= 100 ? (string[])[] : ["Exclusive"],
                .. value is >= 0 and <= long.MaxValue ? (string[])[] : ["Long"],
            ],
            MessageValidator.Validate(limits).Select(static violation => violation.Member));
    }

    private static bool IsWellFormed(string text) => MessageValidator.Judge(new Leg(text, 1, Colour.Red)).IsValid;
}
