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
        const int Threads = 4;
        const int Each = 200_000;
        var taken = Enumerable.Range(0, Threads).Select(static _ => new MessageId[Each]).ToArray();

        AtOnce(Threads, thread =>
        {
            for (var i = 0; i < Each; i++)
            {
                taken[thread][i] = MessageId.Next();
            }
        });

        Assert.Equal(Threads * Each, taken.SelectMany(static ids => ids).Distinct().Count());
        Assert.Single(taken.SelectMany(static ids => ids).Select(static id => id.Sender).Distinct());
    }

    [Fact]
    public void No_number_is_left_out_or_given_twice_however_long_threads_count_at_once()
    {
        const int Threads = 4;
        const int Each = 10_000_000;
        var before = MessageId.Next().Number;
        var rising = new bool[Threads];

        AtOnce(Threads, thread =>
        {
            var last = before;
            var rises = true;
            for (var i = 0; i < Each; i++)
            {
                var next = MessageId.Next().Number;
                rises &= next > last;
                last = next;
            }

            rising[thread] = rises;
        });

        Assert.Equal(before + (Threads * (ulong)Each) + 1, MessageId.Next().Number);
        Assert.DoesNotContain(false, rising);
    }

    private static void AtOnce(int count, Action<int> run)
    {
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            run(number);
        })).ToArray();

        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
    }
}
