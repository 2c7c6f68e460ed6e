using System.Text;
using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Texts of every length, with what is special at every place: where one vector ends and the next begins nothing is lost.</summary>
public sealed class TextFormTests
{
    private const int Longest = 40;

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("\u001f")]
    [InlineData("~")]
    [InlineData("\u007f")]
    [InlineData("\u0080")]
    [InlineData("é")]
    [InlineData("€")]
    [InlineData("\u2028")]
    [InlineData("\ue000")]
    [InlineData("Ā")]
    [InlineData("＂")]
    [InlineData("𝄞")]
    public void A_special_character_may_stand_anywhere(string special)
    {
        for (var length = 0; length < Longest; length++)
        {
            for (var at = 0; at <= length; at++)
            {
                Comes_back(new string('a', at) + special + new string('b', length - at));
            }
        }
    }

    [Fact]
    public void A_text_may_end_where_the_document_ends()
    {
        for (var length = 0; length < Longest; length++)
        {
            var derived = new Derived(1, new string('z', length));
            var json = Encoding.UTF8.GetBytes($$"""{"id":1,"kind":"derived","since":null,"weight":0,"name":"{{derived.Name}}"}""");

            Exact.Equal(derived, MessageJson.Read<Derived>(json));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ä")]
    [InlineData("я")]
    [InlineData("日")]
    [InlineData("🚀")]
    [InlineData("aя")]
    [InlineData("München 東京 🚀")]
    public void A_text_of_any_alphabet_and_length_is_utf8_behind_its_length_in_binary(string piece)
    {
        // Beyond 126 bytes the length has two, beyond 1,024 characters it is counted before.
        for (var pieces = 0; pieces * piece.Length < 1_100; pieces += pieces < 140 ? 1 : 60)
        {
            var text = string.Concat(Enumerable.Repeat(piece, pieces));
            var utf8 = Encoding.UTF8.GetBytes(text);
            byte[] expected = [.. Varint.Of((ulong)utf8.Length + 1), .. utf8];

            Assert.Equal(expected, MessageBinary.Write(new MirrorPart(text, [], null!))[1..^2]);
        }
    }

    [Theory]
    [InlineData('\ud800')]
    [InlineData('\udbff')]
    [InlineData('\udc00')]
    public void Half_a_pair_is_refused_wherever_it_stands_in_binary(char half)
    {
        for (var at = 0; at < Longest; at++)
        {
            Assert.Throws<ArgumentException>(() => MessageBinary.Write(new MirrorPart($"{new string('я', at)}{half}{new string('日', Longest - at)}", [], "")));
        }
    }

    private static void Comes_back(string text)
    {
        var part = new MirrorPart(text, [], text);
        var json = MessageJson.Write(part);

        Assert.Equal(Encoding.UTF8.GetString(SystemTextJson.Write(part)), Encoding.UTF8.GetString(json));
        Exact.Equal(part, MessageJson.Read<MirrorPart>("part", json));
        Exact.Equal(part, MessageBinary.Read<MirrorPart>("part", MessageBinary.Write(part)));
    }
}
