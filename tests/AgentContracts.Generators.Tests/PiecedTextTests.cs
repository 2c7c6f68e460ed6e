using AgentContracts.Generators.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AgentContracts.Generators.Tests;

public sealed class PiecedTextTests
{
    private static readonly string[] Pieces = ["first\n", "", "\n", "second line\n", "third\n", ""];

    [Fact]
    public void Every_part_of_a_text_in_pieces_is_that_of_the_text_they_make()
    {
        var whole = string.Concat(Pieces);
        var text = new PiecedText(Pieces);

        Assert.Equal(whole.Length, text.Length);
        Assert.Equal(whole, text.ToString());
        Assert.Equal(whole, string.Concat(Enumerable.Range(0, whole.Length).Select(i => text[i])));
        for (var start = 0; start <= whole.Length; start++)
        {
            for (var length = 0; length <= whole.Length - start; length++)
            {
                Assert.Equal(whole.Substring(start, length), text.ToString(new TextSpan(start, length)));
            }
        }
    }

    [Fact]
    public void It_is_equal_to_the_text_in_one_piece()
    {
        var whole = SourceText.From(string.Concat(Pieces), System.Text.Encoding.UTF8);
        var text = new PiecedText(Pieces);

        Assert.True(text.ContentEquals(whole));
        Assert.Equal(whole.GetChecksum(), text.GetChecksum());
        Assert.Equal(whole.Lines.Count, text.Lines.Count);
    }
}
