using System.Text;
using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Tests;

public sealed class PiecedTextTests
{
    // A line end stands in two pieces.
    private static readonly string[] Pieces = ["first\n", "", "\n", "second line\r", "\nthird ü\n", ""];

    private static readonly string Whole = string.Concat(Pieces);

    [Fact]
    public void Every_part_of_a_text_in_pieces_is_that_of_the_text_they_make()
    {
        var text = new PiecedText([.. Pieces]);

        Assert.Equal(Whole.Length, text.Length);
        Assert.Equal(Whole, text.ToString());
        Assert.Equal(Whole, string.Concat(Enumerable.Range(0, Whole.Length).Select(i => text[i])));
        for (var start = 0; start <= Whole.Length; start++)
        {
            for (var length = 0; length <= Whole.Length - start; length++)
            {
                var span = new TextSpan(start, length);
                Assert.Equal(Whole.Substring(start, length), text.ToString(span));
                Assert.Equal(Whole.Substring(start, length), text.GetSubText(span).ToString());
            }
        }
    }

    [Fact]
    public void It_is_equal_to_the_text_in_one_piece()
    {
        var whole = InOnePiece(Whole);
        var text = new PiecedText([.. Pieces]);

        Assert.True(text.ContentEquals(whole));
        Assert.Equal(whole.GetChecksum(), text.GetChecksum());
        Assert.Equal(whole.ChecksumAlgorithm, text.ChecksumAlgorithm);
        Assert.Equal(whole.Encoding, text.Encoding);
        Assert.Equal(whole.Lines.Select(static l => l.SpanIncludingLineBreak), text.Lines.Select(static l => l.SpanIncludingLineBreak));
        Assert.Equal(whole.Lines.Select(static l => l.Span), text.Lines.Select(static l => l.Span));
    }

    [Fact]
    public void It_can_be_written_and_embedded()
    {
        var text = new PiecedText([.. Pieces]);
        using var writer = new StringWriter();
        text.Write(writer, TestContext.Current.CancellationToken);

        Assert.Equal(Whole, writer.ToString());
        Assert.True(text.CanBeEmbedded);
        Assert.Equal(SourceHashAlgorithm.Sha256, text.ChecksumAlgorithm);
        Assert.Equal(Encoding.UTF8, text.Encoding);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void It_may_be_empty(int pieces)
    {
        var text = new PiecedText([.. Enumerable.Repeat("", pieces)]);

        Assert.Equal(0, text.Length);
        Assert.Equal("", text.ToString());
        Assert.True(text.ContentEquals(InOnePiece("")));
        Assert.Single(text.Lines);
        text.CopyTo(0, [], 0, 0);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 10)]
    [InlineData(9, 1)]
    [InlineData(10, 0)]
    [InlineData(5, int.MaxValue)]
    public void Nothing_is_copied_that_is_not_inside(int start, int count)
    {
        var destination = new char[20];

        Assert.Throws<ArgumentOutOfRangeException>(() => new PiecedText(["first", "last"]).CopyTo(start, destination, 0, count));
        Assert.All(destination, static c => Assert.Equal('\0', c));
    }

    private static SourceText InOnePiece(string text) => SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
}
