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

    private static void Comes_back(string text)
    {
        var part = new MirrorPart(text, [], text);
        var json = MessageJson.Write(part);

        Assert.Equal(Encoding.UTF8.GetString(SystemTextJson.Write(part)), Encoding.UTF8.GetString(json));
        Exact.Equal(part, MessageJson.Read<MirrorPart>("part", json));
        Exact.Equal(part, MessageBinary.Read<MirrorPart>("part", MessageBinary.Write(part)));
    }
}
