using System.Buffers.Binary;
using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>A field that is not what it should be is named with its path, its byte and what was expected.</summary>
public sealed class BinaryMemberErrorTests
{
    // Where each member of the values below stands in the body.
    private static readonly byte[] NumbersBody = MessageBinary.Write(new Numbers(true, 1, 2, 3, 4, 5, 6, 7, 8, 9.5f, 10.5, 11.5m));

    private static readonly byte[] ValuesBody = MessageBinary.Write(new Values(
        "a", Guid.Empty, DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, TimeSpan.Zero, Colour.Red, Depth.Level, Giant.None, Access.Read, Mask.First));

    [Theory]
    [InlineData("flag", 1, "02", "true or false")]
    [InlineData("int", 8, "efffffff3f", "a 32-bit integer")]
    [InlineData("int", 8, "0100", "a 32-bit integer")]
    [InlineData("int", 8, "fd01", "a 32-bit integer")]
    [InlineData("u_int", 9, "0f00000020", "an unsigned 32-bit integer")]
    [InlineData("long", 10, "ffffffffffffffff00", "a 64-bit integer")]
    [InlineData("long", 10, "7fffffffffffff01", "a 64-bit integer")]
    [InlineData("u_long", 11, "ff0000000000000000", "an unsigned 64-bit integer")]
    [InlineData("single", 12, "0000c07f", "a finite single-precision number")]
    [InlineData("single", 12, "0000807f", "a finite single-precision number")]
    [InlineData("double", 16, "000000000000f07f", "a finite double-precision number")]
    [InlineData("double", 16, "000000000000f8ff", "a finite double-precision number")]
    [InlineData("decimal", 24, "1d02", "a scale of at most 28")]
    [InlineData("decimal", 24, "9d02", "a scale of at most 28")]
    [InlineData("decimal", 24, "2002", "a scale of at most 28")]
    [InlineData("decimal", 24, "400000000002", "then its digits")]
    [InlineData("decimal", 24, "010100", "then its digits")]
    [InlineData("decimal", 24, "017fffffffffffff01", "then its digits")]
    [InlineData("decimal", 24, "01ffffffffffffffff00", "then its digits")]
    [InlineData("decimal", 24, "0103", "then its digits")]
    [InlineData("decimal", 24, "01ffffffffffffff", "then its digits")]
    [InlineData("decimal", 24, "41ffffffff", "then its digits")]
    public void A_number_of_the_wrong_form_is_named(string field, int at, string hex, string expected) => Refused<Numbers>(NumbersBody, field, at, hex, expected);

    [Theory]
    [InlineData("text", 1, "04ff", "well-formed UTF-8")]
    [InlineData("text", 1, "08eda080", "well-formed UTF-8")]
    [InlineData("text", 1, "fdff", "a string")]
    [InlineData("utc", 19, "ffffffffffffffff", "100 ns since the year 1, UTC")]
    [InlineData("utc", 19, "ffffffffffffff7f", "100 ns since the year 1, UTC")]
    [InlineData("zoned", 27, "0080b5f7f57f9f084903", "an offset of at most 840 minutes")]
    [InlineData("zoned", 27, "0080b5f7f57f9f080080", "an offset of at most 840 minutes")]
    [InlineData("zoned", 27, "0000000000000000ffff", "both within the years 1 to 9999")]
    [InlineData("zoned", 27, "ffffffffffffffff0100", "both within the years 1 to 9999")]
    [InlineData("zoned", 27, "ffffffffffffff7f3c00", "both within the years 1 to 9999")]
    [InlineData("colour", 45, "00000000", "dark_blue")]
    [InlineData("depth", 49, "01000000", "deepest")]
    public void A_text_time_or_enum_of_the_wrong_form_is_named(string field, int at, string hex, string expected) => Refused<Values>(ValuesBody, field, at, hex, expected);

    [Theory]
    [InlineData("leg.price", "0000000000f0ff7f", "a finite double-precision number")]
    [InlineData("leg.colour", "00000000", "dark_blue")]
    public void A_member_of_a_part_is_named_by_its_path(string path, string hex, string expected)
    {
        var body = MessageBinary.Write(AForest);
        var at = 10 + (path == "leg.price" ? 0 : 8);

        Refused<Forest>(body, path, at, hex, expected);
    }

    [Fact]
    public void A_part_that_may_not_be_null_or_has_too_few_or_too_many_bytes_is_named()
    {
        var body = MessageBinary.Write(AForest);
        var point = 6 + 17;
        Assert.Equal(0x2e, body[point]);

        Refused<Forest>(body, "point", point, "00", "a part");
        Refused<Forest>(body, "point", point, "fe", "a part");
        Refused<Forest>(body, "point.period.length", point + 5, "22", "a duration", offsetMayDiffer: true);
        Refused<Forest>(body, "leg", 6, "24", "the end of the part", offsetMayDiffer: true);
    }

    [Fact]
    public void A_nullable_is_there_or_not()
    {
        byte[] body = [2, 2, 1];

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Optionals>("optionals", body));

        Assert.Equal(("flag", 1L, "a value or null"), (error.Field, error.Offset, error.Expected));
    }

    [Fact]
    public void A_key_is_never_null_and_of_a_repeated_one_the_last_counts()
    {
        byte[] before = [34, .. Enumerable.Repeat((byte)2, 12)];
        byte[] after = [2, 2, 2, 2];

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Collections>("collections", [.. before, 4, 0, 8, .. after]));
        var read = MessageBinary.Read<Collections>("collections", [.. before, 6, 4, (byte)'k', 8, 4, (byte)'k', 12, .. after]);

        Assert.Equal(("counts[0]", 14L, "a key"), (error.Field, error.Offset, error.Expected));
        Assert.Equal([new("k", 3)], read.Counts);
    }

    [Theory]
    [InlineData(0, "0604efffffff3f", "numbers[1]")]
    [InlineData(2, "080461046204ff", "texts[2]")]
    [InlineData(3, "0420080478000000000000f03f00000000", "legs[0].colour")]
    [InlineData(6, "06000000000000f03f000000000000f07f", "doubles[1]")]
    [InlineData(8, "0600fe", "maybe_legs[1]")]
    [InlineData(12, "0604610404627fffffffffffff01", "counts[1]")]
    public void An_element_is_named_by_its_index(int before, string hex, string path)
    {
        byte[] body = [34, .. Enumerable.Repeat((byte)2, before), .. Convert.FromHexString(hex), .. new byte[40]];

        Assert.Equal(path, Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Collections>("collections", body)).Field);
    }

    [Fact]
    public void An_element_of_an_element_is_named_by_both_indices()
    {
        Assert.Equal("rows[1][1]", FieldOf<Nested>("0e0604040608efffffff3f"));
        Assert.Equal("rows[1]", FieldOf<Nested>("0e060404feff"));
        Assert.Equal("numbers[0]", FieldOf<Sets>("1a0204ff"));
        Assert.Equal("tiny[0]", FieldOf<Keyed>("18040004ff"));
        Assert.Equal("beads[0].next[0].value", FieldOf<Chain>("0a000004160400040e04efffffff3f"));

        static string? FieldOf<T>(string hex) where T : IMessage<T> =>
            Assert.Throws<MessageFormatException>(() => MessageBinary.Read<T>("it", [.. Convert.FromHexString(hex), .. new byte[40]])).Field;
    }

    [Fact]
    public void What_ends_too_soon_says_so()
    {
        var error = Assert.Throws<MessageFormatException>(static () => MessageBinary.Read<Numbers>("numbers", NumbersBody.AsSpan(0, 20)));

        Assert.Equal(("double", 16L, "a finite double-precision number; too few bytes follow"), (error.Field, error.Offset, error.Expected));
    }

    [Theory]
    [InlineData("", "a 32-bit integer; too few bytes follow")]
    [InlineData("efffff", "a 32-bit integer; too few bytes follow")]
    [InlineData("ffffffffffffffff", "a 32-bit integer; too few bytes follow")]
    [InlineData("0100", "a 32-bit integer")]
    [InlineData("efffffff3f", "a 32-bit integer")]
    public void A_number_that_is_cut_says_so_and_one_that_is_wrong_does_not(string hex, string expected)
    {
        // No more fields than bytes.
        byte[] body = [12, .. NumbersBody[1..8], .. Convert.FromHexString(hex)];

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Numbers>("numbers", body));

        Assert.Equal(("int", 8L, expected), (error.Field, error.Offset, error.Expected));
    }

    [Fact]
    public void The_number_of_fields_is_in_no_field()
    {
        const string Expected = "the number of fields, no more than the bytes that follow";

        Assert.Equal((null, 0L, Expected), Of([]));
        Assert.Equal((null, 0L, Expected), Of([0x0d]));
        Assert.Equal((null, 0L, Expected), Of([4, 2]));

        static (string? Field, long Offset, string Expected) Of(byte[] body)
        {
            var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Numbers>("numbers", body));
            return (error.Field, error.Offset, error.Expected);
        }
    }

    [Fact]
    public void A_part_whose_number_of_fields_is_wrong_is_named_once() =>
        Refused<Forest>(MessageBinary.Write(AForest), "leg", 7, "fe", "the number of fields");

    [Fact]
    public void Every_member_without_default_is_named_when_it_is_missing()
    {
        Missing<Numbers>(NumbersBody, "flag", "tiny", "small", "short", "u_short", "int", "u_int", "long", "u_long", "single", "double", "decimal");
        Missing<Values>(ValuesBody, "text", "id", "utc", "zoned", "span", "colour", "depth", "giant", "access", "mask");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_none_is_not_written(double value)
    {
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(new Optionals { Double = value }));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(new Optionals { Single = (float)value }));
    }

    [Fact]
    public void What_validation_refuses_is_not_written()
    {
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(new Optionals { Text = "\ud800" }));
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(new Optionals { Text = new string('x', 100) + "\udc00" }));
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(new Optionals { Utc = new DateTime(1, DateTimeKind.Local) }));
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(new Optionals { Utc = new DateTime(1, DateTimeKind.Unspecified) }));
        Assert.Throws<ArgumentException>(static () => MessageBinary.Write(new Optionals { Colour = (Colour)99 }));
    }

    private static Forest AForest { get; } =
        new(new(1, null, []), new("x", 0.5, Colour.Green), new(1, 2.0m, new() { From = DateTime.UnixEpoch }), null, null);

    private static void Missing<T>(byte[] body, params string[] fields) where T : IMessage<T>
    {
        for (var count = 0; count < fields.Length; count++)
        {
            var fewer = body.ToArray();
            fewer[0] = Assert.Single(Varint.Of((ulong)count));

            var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<T>(T.Info.Name, fewer));

            Assert.Equal((T.Info.Name, fields[count]), (error.Contract, error.Field));
            Assert.Contains("missing: the sender's contract is older", error.Expected, StringComparison.Ordinal);
        }
    }

    private static void Refused<T>(byte[] body, string field, int at, string hex, string expected, bool offsetMayDiffer = false) where T : IMessage<T>
    {
        var bytes = Convert.FromHexString(hex);
        var spoilt = new byte[Math.Max(body.Length, at + bytes.Length)];
        body.CopyTo(spoilt, 0);
        bytes.CopyTo(spoilt, at);

        var error = Assert.Throws<MessageFormatException>(() => MessageBinary.Read<T>(T.Info.Name, spoilt));

        Assert.Equal((T.Info.Name, field), (error.Contract, error.Field));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Equal($"{error.Contract}.{field}: at byte {error.Offset}, expected {error.Expected}.", error.Message);
        if (!offsetMayDiffer)
        {
            Assert.Equal(at, error.Offset);
        }
    }
}
