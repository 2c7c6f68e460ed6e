using AgentContracts.Tests.Contracts;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>A decimal travels in binary as what it is made of: its sign, its scale and its digits, in one form only.</summary>
public sealed class BinaryDecimalTests
{
    private const int Longest = 14;

    [Theory]
    [InlineData("0", "0000")]
    [InlineData("0.0", "0100")]
    [InlineData("-0.00", "8200")]
    [InlineData("1", "0002")]
    [InlineData("-1.27", "82fe")]
    [InlineData("1.28", "020102")]
    [InlineData("64987.1234", "044ff087d704")]
    [InlineData("72057594037927935", "007fffffffffffffff")]
    [InlineData("72057594037927936", "00ff0000000000000001")]
    [InlineData("9223372036854775807", "00ffffffffffffffff7f")]
    [InlineData("9223372036854775808", "00ff0000000000000080")]
    [InlineData("18446744073709551615", "00ffffffffffffffffff")]
    [InlineData("18446744073709551616", "400100000000")]
    [InlineData("79228162514264337593543950335", "40ffffffffffffffffffffffffff")]
    [InlineData("-7.9228162514264337593543950335", "dcffffffffffffffffffffffffff")]
    [InlineData("0.0000000000000000000000000001", "1c02")]
    public void A_number_has_the_form_that_the_format_describes(string number, string hex)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(hex, Convert.ToHexStringLower(Form(value)));
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(Again(value)));
    }

    [Fact]
    public void Any_number_comes_back_with_its_sign_and_scale_in_no_more_bytes_than_it_had() =>
        Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, Gen.Int[0, 96], Gen.Bool, Gen.Int[0, 28]).Sample(
            static (low, middle, high, shift, negative, scale) =>
            {
                var digits = (((UInt128)high << 64) | ((UInt128)middle << 32) | low) >> shift;
                var value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), negative, (byte)scale);

                Assert.Equal(decimal.GetBits(value), decimal.GetBits(Again(value)));
                Assert.InRange(Form(value).Length, 2, Longest);
            });

    private static byte[] Form(decimal value) => MessageBinary.Write(Of(value))[24..];

    private static decimal Again(decimal value) => MessageBinary.Read<Numbers>("numbers", MessageBinary.Write(Of(value))).Decimal;

    private static Numbers Of(decimal value) => new(true, 1, 2, 3, 4, 5, 6, 7, 8, 9.5f, 10.5, value);
}
