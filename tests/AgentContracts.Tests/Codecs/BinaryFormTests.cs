using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>What a reader in another language sees in a body.</summary>
public sealed class BinaryFormTests
{
    [Fact]
    public void Numbers_are_little_endian_or_of_as_many_bytes_as_they_need()
    {
        var numbers = new Numbers(true, -2, 255, -2, 0x1234, -1, 300, 64, ulong.MaxValue, 1f, -2, -1.10m);

        Assert.Equal(
            "18" + "01" + "fe" + "ff" + "feff" + "3412" + "02" + "b104" + "0102" + "ffffffffffffffffff" + "0000803f" + "00000000000000c0" + "82dc",
            Hex(numbers));
    }

    [Fact]
    public void A_whole_number_takes_a_byte_for_each_seven_bits_and_nine_at_most()
    {
        for (var shift = 0; shift < 64; shift++)
        {
            foreach (var number in new[] { 1UL << shift, (1UL << shift) - 1, ulong.MaxValue >> shift })
            {
                var numbers = new Numbers(true, 1, 2, 3, 4, 5, 6, 7, number, 9.5f, 10.5, 11.5m);
                var body = MessageBinary.Write(numbers);

                Assert.Equal(Varint.Of(number), body[11..^14]);
                Assert.Equal(numbers, MessageBinary.Read<Numbers>("numbers", body));
            }
        }
    }

    [Fact]
    public void Texts_ids_times_and_enums_have_the_forms_that_the_format_names()
    {
        var values = new Values(
            "é", Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), DateTime.UnixEpoch, new DateTimeOffset(1970, 1, 1, 1, 0, 0, TimeSpan.FromHours(-1)), TimeSpan.FromTicks(-1),
            Colour.DarkBlue, Depth.Level, Giant.None, Access.Read, Mask.Top);

        Assert.Equal(
            "14" + "06c3a9" + "0f8fad5bd9cb469fa16570867728950e" + "0080b5f7f57f9f08" + "00503ebb06809f08" + "c4ff" + "ffffffffffffffff"
            + Code("dark_blue") + Code("level") + Code("none") + "01" + "ffffffffffffffffff",
            Hex(values));
    }

    [Fact]
    public void Null_empty_and_present_are_told_apart()
    {
        Assert.Equal("36" + string.Concat(Enumerable.Repeat("00", 27)), Hex(new Optionals()));
        Assert.Equal(
            "36" + Nulls(5) + "0104" + Nulls(6) + "02" + Nulls(10) + "02" + "06000461" + "0400" + "04046b00",
            Hex(new Optionals { Int = 1, Text = "", Numbers = [], Texts = [null, "a"], Legs = [null], Weights = new Dictionary<string, double?> { ["k"] = null } }));

        static string Nulls(int count) => string.Concat(Enumerable.Repeat("00", count));
    }

    [Fact]
    public void A_part_stands_behind_its_length_and_its_number_of_fields() =>
        Assert.Equal(
            "0a" + "0a" + "06" + "04" + "00" + "02" + "22" + "08" + "0478" + "000000000000e03f" + Code("verde") + "00"
            + "2e" + "06" + "04" + "0128" + "24" + "04" + "0080b5f7f57f9f08" + "0000000000000000" + "00" + "00",
            Hex(new Forest(new(1, null, []), new("x", 0.5, Colour.Green), new(1, 2.0m, new() { From = DateTime.UnixEpoch }), null, null)));

    [Fact]
    public void Two_names_of_one_value_are_written_as_the_first_and_either_is_read()
    {
        var crimson = Convert.FromHexString("14" + "02" + Hex(default(Values) with { Text = "", Utc = DateTime.UnixEpoch, Depth = Depth.Level })[4..].Replace(Code("red"), Code("crimson"), StringComparison.Ordinal));

        Assert.Equal(Colour.Crimson, MessageBinary.Read<Values>("values", crimson).Colour);
        Assert.Contains(Code("red"), Hex(MessageBinary.Read<Values>("values", crimson)), StringComparison.Ordinal);
    }

    /// <summary>FNV-1a with 32 bits, as a stranger would write it down.</summary>
    internal static string Code(string name)
    {
        var hash = 0x811c9dc5u;
        foreach (var b in System.Text.Encoding.UTF8.GetBytes(name))
        {
            hash = unchecked((hash ^ b) * 0x01000193);
        }

        return Convert.ToHexStringLower(BitConverter.GetBytes(hash));
    }

    private static string Hex<T>(in T value) where T : IContract<T> => Convert.ToHexStringLower(MessageBinary.Write(value));
}
