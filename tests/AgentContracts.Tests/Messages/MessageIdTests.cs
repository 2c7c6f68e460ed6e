using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using CsCheck;

namespace AgentContracts.Tests.Messages;

/// <summary>128 bits that name one message.</summary>
public sealed class MessageIdTests
{
    private static readonly Gen<MessageId> Any = Gen.Select(Gen.ULong, Gen.ULong, static (sender, number) => new MessageId(sender, number));

    [Fact]
    public void An_id_is_32_lower_case_hex_digits_sender_first() =>
        Assert.Equal("00000000000000abffffffffffffffff", new MessageId(0xAB, ulong.MaxValue).ToString());

    [Fact]
    public void Every_id_is_read_back_from_every_form() => Any.Sample(
        static id =>
        {
            Span<char> text = stackalloc char[MessageId.Length];
            Span<byte> utf8 = stackalloc byte[MessageId.Length];

            Assert.True(id.TryFormat(text, out var chars));
            Assert.True(id.TryFormat(utf8, out var bytes));
            Assert.Equal((MessageId.Length, MessageId.Length), (chars, bytes));
            Assert.Equal(id.ToString(), text.ToString());
            Assert.Equal(id.ToString(), Encoding.ASCII.GetString(utf8));
            Assert.Equal(id.ToString(), string.Create(CultureInfo.InvariantCulture, $"{id}"));
            Assert.True(MessageId.TryParse(text, out var fromText));
            Assert.True(MessageId.TryParse(utf8, out var fromUtf8));
            Assert.True(MessageId.TryParse(id.ToString().ToUpperInvariant(), out var fromUpper));
            Assert.Equal((id, id, id), (fromText, fromUtf8, fromUpper));
        },
        iter: 1_000);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdeg0123456789abcdef")]
    [InlineData("0123456789abcdef 123456789abcdef")]
    [InlineData("+123456789abcdef0123456789abcdef")]
    [InlineData("0x23456789abcdef0123456789abcdef")]
    [InlineData("01234567-89ab-cdef-0123-456789ab")]
    public void Anything_else_is_no_id(string text)
    {
        Assert.False(MessageId.TryParse(text, out var fromText));
        Assert.False(MessageId.TryParse(Encoding.UTF8.GetBytes(text), out var fromUtf8));
        Assert.Equal((default, default), (fromText, fromUtf8));
    }

    [Fact]
    public void Nothing_is_written_where_there_is_no_room()
    {
        Assert.False(new MessageId(1, 2).TryFormat(new char[MessageId.Length - 1], out var chars));
        Assert.False(new MessageId(1, 2).TryFormat(new byte[MessageId.Length - 1], out var bytes));
        Assert.Equal((0, 0), (chars, bytes));
    }

    [Fact]
    public void Only_the_id_of_nothing_is_none()
    {
        Assert.True(default(MessageId).IsNone);
        Assert.False(new MessageId(0, 1).IsNone);
        Assert.False(new MessageId(1, 0).IsNone);
        Assert.False(MessageId.Next().IsNone);
    }

    [Fact]
    public void Ids_are_unique_over_threads_and_share_the_half_of_their_process()
    {
        const int Threads = 8;
        const int Each = 20_000;
        var taken = new ConcurrentBag<MessageId[]>();

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ => taken.Add([.. Enumerable.Range(0, Each).Select(static _ => MessageId.Next())]));

        var all = taken.SelectMany(static ids => ids).ToArray();
        Assert.Equal(Threads * Each, all.Distinct().Count());
        Assert.Single(all.Select(static id => id.Sender).Distinct());
        Assert.All(taken, static ids => Assert.Equal(ids.OrderBy(static id => id.Number), ids));
    }
}
