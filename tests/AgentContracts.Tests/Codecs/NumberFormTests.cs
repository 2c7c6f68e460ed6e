using System.Globalization;
using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using CsCheck;

namespace AgentContracts.Tests.Codecs;

/// <summary>Numbers have the digits that the framework gives them, and are read to the last bit, whichever way is taken.</summary>
public sealed class NumberFormTests
{
    private const int NoExponent = 31;

    private static readonly Numbers Zero = new(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public void Prices_of_any_number_of_decimals_are_written_as_the_framework_writes_them() =>
        Gen.Select(Gen.Long[0, 999_999_999_999_999_999], Gen.Int[0, 18], Gen.Bool).Sample(
            static (digits, decimals, isNegative) =>
            {
                var text = $"{(isNegative ? "-" : "")}{digits}e-{decimals}";
                Written(double.Parse(text, CultureInfo.InvariantCulture));
                Written(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
            },
            iter: 100_000);

    [Fact]
    public void Numbers_next_to_short_ones_are_told_apart() =>
        Gen.Select(Gen.Long[0, 9_999_999_999], Gen.Int[0, 10], Gen.Int[-2, 2]).Sample(
            static (digits, decimals, steps) =>
            {
                var value = digits / Math.Pow(10, decimals);
                for (var i = 0; i < Math.Abs(steps); i++)
                {
                    value = steps < 0 ? Math.BitDecrement(value) : Math.BitIncrement(value);
                }

                Written(value);
            },
            iter: 100_000);

    [Fact]
    public void The_ends_of_every_way_of_writing_are_right()
    {
        double[] edges = [0, 1e-4, 1e-5, 9.9e-5, 0.0001000001, 1e5, 99999.9999999999, 1e8, 1e9, 999999999.999999, 1e15, 999999999999999, 1e16, 123456789.5, 0.5, 1.0000000001, double.Epsilon, double.MaxValue];
        foreach (var edge in edges)
        {
            foreach (var value in new[] { edge, -edge, Math.BitIncrement(edge), Math.BitDecrement(edge) })
            {
                if (double.IsFinite(value))
                {
                    Written(value);
                }
            }
        }

        for (var power = 1UL; power <= 1_000_000_000_000_000_000; power *= 10)
        {
            foreach (var value in new[] { power - 1, power, power + 1 })
            {
                Assert.Contains(FormattableString.Invariant($"\"u_long\":{value},"), Text(Zero with { ULong = value }), StringComparison.Ordinal);
                Assert.Contains(FormattableString.Invariant($"\"long\":-{value},").Replace("-0", "0", StringComparison.Ordinal), Text(Zero with { Long = -(long)value }), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_short_integer_has_its_digits()
    {
        for (var value = 0; value < 20_000; value++)
        {
            Assert.Contains(FormattableString.Invariant($"\"int\":{value},"), Text(Zero with { Int = value }), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Texts_of_digits_are_read_as_the_framework_reads_them() =>
        Gen.Select(Gen.Char["0123456789"].Array[1, 20], Gen.Char["0123456789"].Array[0, 25], Gen.Int[-30, NoExponent], Gen.Bool).Sample(
            static (whole, fraction, exponent, isNegative) =>
            {
                var digits = new string(whole).TrimStart('0');
                var text = $"{(isNegative ? "-" : "")}{(digits.Length == 0 ? "0" : digits)}{(fraction.Length == 0 ? "" : ".")}{new string(fraction)}{(exponent == NoExponent ? "" : FormattableString.Invariant($"e{exponent}"))}";
                if (!float.IsFinite(float.Parse(text, CultureInfo.InvariantCulture)))
                {
                    return;
                }

                var read = MessageJson.Read<Numbers>(Encoding.UTF8.GetBytes(Text(Zero).Replace("\"double\":0", $"\"double\":{text}", StringComparison.Ordinal).Replace("\"single\":0", $"\"single\":{text}", StringComparison.Ordinal)));

                Exact.Equal(double.Parse(text, CultureInfo.InvariantCulture), read.Double);
                Exact.Equal(float.Parse(text, CultureInfo.InvariantCulture), read.Single);
            },
            iter: 50_000);

    private static void Written(double value) =>
        Assert.Contains($"\"double\":{Encoding.UTF8.GetString(SystemTextJson.Write(value))},", Text(Zero with { Double = value }), StringComparison.Ordinal);

    private static void Written(decimal value) =>
        Assert.EndsWith($"\"decimal\":{value.ToString(CultureInfo.InvariantCulture)}}}", Text(Zero with { Decimal = value }), StringComparison.Ordinal);

    private static string Text(Numbers numbers) => Encoding.UTF8.GetString(MessageJson.Write(numbers));
}
