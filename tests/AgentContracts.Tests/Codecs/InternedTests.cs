using System.Text;
using AgentContracts.Codecs;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Members marked <c>[Interned]</c> share one string for one text, in memory that does not grow.</summary>
[Collection(nameof(Alone))]
public sealed class InternedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("BTC/USD")]
    [InlineData("fifteen letters")]
    [InlineData("sixteen letters.")]
    [InlineData("as many as thirty-two characters")]
    [InlineData("größer €")]
    [InlineData("with \"escapes\"\n")]
    public void The_same_short_text_is_the_same_string_on_both_wires(string text)
    {
        var quote = Of(text);

        var first = MessageJson.Read<Quote>(MessageJson.Write(quote));
        var second = MessageJson.Read<Quote>(MessageJson.Write(quote));
        var third = MessageBinary.Read<Quote>("quote", MessageBinary.Write(quote));

        Exact.Equal(quote, first);
        Exact.Equal(quote, third);
        Assert.Same(first.Symbol, second.Symbol);
        Assert.Same(first.Symbol, first.Venue);
        Assert.Same(first.Symbol, third.Symbol);
    }

    [Fact]
    public void Collections_of_texts_share_them_too()
    {
        var list = new Watchlist(["BTC", "ETH", "BTC"], ["a", null], new() { ["k"] = "BTC" });

        foreach (var read in new[] { MessageJson.Read<Watchlist>("list", MessageJson.Write(list)), MessageBinary.Read<Watchlist>("list", MessageBinary.Write(list)) })
        {
            Exact.Equal(list, read);
            Assert.Same(read.Symbols[0], read.Symbols[2]);
            Assert.Same(read.Symbols[0], read.Names["k"]);
        }
    }

    [Fact]
    public void A_text_that_begins_like_another_is_another()
    {
        for (var length = 0; length < InternedTexts.MaxLength + 8; length++)
        {
            var quote = Of(new string('\0', length)) with { Venue = new string('a', length), Note = new string('a', length) + "b" };

            Exact.Equal(quote, MessageJson.Read<Quote>(MessageJson.Write(quote)));
            Exact.Equal(quote, MessageBinary.Read<Quote>("quote", MessageBinary.Write(quote)));
        }
    }

    [Fact]
    public void Null_is_null() => Assert.Null(MessageJson.Read<Quote>(MessageJson.Write(Of("a") with { Note = null })).Note);

    [Fact]
    public void What_is_no_text_is_refused_as_ever()
    {
        var json = Encoding.UTF8.GetString(MessageJson.Write(Of("a")));

        foreach (var value in new[] { "1", "[]", "\"\\ud800\"", "\"a" })
        {
            var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<Quote>(Encoding.UTF8.GetBytes(json.Replace("\"symbol\":\"a\"", $"\"symbol\":{value}", StringComparison.Ordinal))));
            Assert.Equal("symbol", error.Field);
        }
    }

    [Fact]
    public void Any_number_of_texts_takes_no_more_memory_than_there_are_places()
    {
        var texts = new InternedTexts();
        var references = new List<WeakReference>();
        for (var i = 0; i < 20 * InternedTexts.Places; i++)
        {
            references.Add(Read(texts, i));
        }

        GC.Collect();

        Assert.InRange(references.Count(static reference => reference.IsAlive), 1, InternedTexts.Places);
        GC.KeepAlive(texts);
    }

    [Fact]
    public void Threads_that_read_at_once_read_what_was_sent() =>
        Parallel.For(0, 200_000, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, static i =>
        {
            var text = $"symbol {i * 7919 % 3000}";
            if (InternedTexts.Shared.Get(Encoding.UTF8.GetBytes(text)) != text)
            {
                throw new InvalidOperationException(text);
            }
        });

    [Fact]
    public void A_struct_of_interned_texts_is_read_without_allocation()
    {
        var quote = Of("BTC/USD") with { Venue = "a venue with a longer name €" };
        var json = MessageJson.Write(quote);
        var shuffled = """{ "colour": "red", "x": [1, {"y": null}], "number": 3, "size": 1.50, "price": 2.25, "note": "n", "venue": "binance", "symbol": "ETH" }"""u8.ToArray();
        var binary = MessageBinary.Write(quote);

        Assert.Equal(0, Allocated(() => MessageJson.Read<Quote>(json)));
        Assert.Equal(0, Allocated(() => MessageJson.Read<Quote>(shuffled)));
        Assert.Equal(0, Allocated(() => MessageBinary.Read<Quote>("quote", binary)));
    }

    private static Quote Of(string text) => new(text, text, text, 1.5, 2.50m, 3, Colour.Green);

    private static WeakReference Read(InternedTexts texts, int i) => new(texts.Get(Encoding.UTF8.GetBytes($"text number {i}")));

    private static long Allocated(Func<Quote> read)
    {
        read();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            read();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
