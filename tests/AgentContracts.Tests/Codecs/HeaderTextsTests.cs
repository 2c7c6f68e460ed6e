using System.Buffers;
using AgentContracts.Codecs;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>The texts of headers from one sender are read once; nobody can tell but by the memory.</summary>
public sealed class HeaderTextsTests
{
    private static readonly MessageHeader Header = new()
    {
        MessageType = "header_texts", MessageId = new(1, 2), SourceAgent = "reader", Priority = Priority.High, Timestamp = 3, Sender = "reader-1",
        Routes = ["header_texts_alpha", "header_texts_beta"],
    };

    [Fact]
    public void A_header_with_known_texts_takes_no_memory()
    {
        var frame = Write(Header);
        var first = HeaderBinary.Read(frame);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var second = HeaderBinary.Read(frame);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Same(first.Routes, second.Routes);
        Assert.Equal(Header.Routes, second.Routes);
    }

    [Fact]
    public void The_routes_that_messages_share_cannot_be_changed()
    {
        var routes = HeaderBinary.Read(Write(Header)).Routes;

        Assert.Throws<NotSupportedException>(() => ((IList<string>)routes)[0] = "another");
    }

    [Fact]
    public void Texts_that_differ_in_one_place_are_told_apart()
    {
        MessageHeader[] headers =
        [
            Header, Header with { MessageType = "Header_texts" }, Header with { SourceAgent = "leader" }, Header with { Sender = "reader-2" },
            Header with { Routes = ["header_texts_Alpha", "header_texts_beta"] }, Header with { Routes = ["header_texts_alpha"] }, Header with { Routes = [] },
        ];

        foreach (var header in (MessageHeader[])[.. headers, .. headers])
        {
            Exact.Equal(header, HeaderBinary.Read(Write(header)));
        }
    }

    [Fact]
    public void A_sender_is_not_taken_for_the_number_of_routes()
    {
        // A text of a byte behind its length, and one route of as many: the same bytes, meant otherwise.
        var without = Header with { Sender = null, Routes = [""] };
        var with = Header with { Sender = "", Routes = [] };
        var (withoutTexts, withTexts) = (Write(without)[BinaryFormat.FixedLength..], Write(with)[BinaryFormat.FixedLength..]);
        Assert.Equal(withoutTexts.Length, withTexts.Length);

        for (var i = 0; i < 2; i++)
        {
            Exact.Equal(without, HeaderBinary.Read(Write(without)));
            Exact.Equal(with, HeaderBinary.Read(Write(with)));
        }
    }

    [Fact]
    public void What_stands_behind_known_texts_is_read_anew()
    {
        var one = Header with { TraceParent = "00-1", FallbackFor = "x" };
        var two = Header with { TraceParent = "00-22", FallbackFor = null };

        Exact.Equal(one, HeaderBinary.Read(Write(one)));
        Exact.Equal(two, HeaderBinary.Read(Write(two)));
    }

    [Fact]
    public void Texts_that_are_too_long_to_be_kept_are_read_each_time()
    {
        var header = Header with { SourceAgent = new string('a', HeaderTexts.MaxLength), Routes = [new string('b', 126), "c"] };

        Exact.Equal(header, HeaderBinary.Read(Write(header)));
        Assert.NotSame(HeaderBinary.Read(Write(header)).Routes, HeaderBinary.Read(Write(header)).Routes);
    }

    private static byte[] Write(in MessageHeader header)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BinaryFieldWriter(output);
        ref var end = ref HeaderBinary.Write(ref writer, header);
        HeaderBinary.Complete(ref writer, ref end);
        writer.Flush(ref end);
        return output.WrittenSpan.ToArray();
    }
}
