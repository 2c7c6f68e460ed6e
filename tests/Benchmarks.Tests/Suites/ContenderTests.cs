using Benchmarks.Suites;

namespace Benchmarks.Tests.Suites;

public sealed class ContenderTests
{
    private static readonly Note[] Notes = [new(1, "one"), new(2, "two")];

    [Fact]
    public void A_codec_that_reads_what_it_wrote_takes_part()
    {
        var contender = Of(NoteCodec.Mistake.None);

        Assert.Equal(["1 one"u8.ToArray(), "2 two"u8.ToArray()], contender.Documents);
        Assert.Equal(5, contender.Bytes);
    }

    [Fact]
    public void A_codec_that_reads_something_else_is_refused_with_both_messages()
    {
        var exception = Assert.Throws<CodecException>(static () => Of(NoteCodec.Mistake.LosesTheText));

        Assert.Equal("the codec reads message 0 from its own documents as Note { Number = 1, Text =  }, not as Note { Number = 1, Text = one }.", exception.Message);
    }

    [Fact]
    public void A_codec_that_throws_is_refused_with_the_reason()
    {
        Assert.Equal("the codec could not write message 0: no pen", Assert.Throws<CodecException>(static () => Of(NoteCodec.Mistake.CannotWrite)).Message);
        Assert.Equal("the codec could not read message 0: no glasses", Assert.Throws<CodecException>(static () => Of(NoteCodec.Mistake.CannotRead)).Message);
    }

    [Fact]
    public void Documents_of_others_are_read_as_the_same_messages_or_refused()
    {
        var contender = Of(NoteCodec.Mistake.None);

        contender.CheckReads(contender.Documents, "a friend");
        var exception = Assert.Throws<CodecException>(() => contender.CheckReads(["1 one"u8.ToArray(), "2 three"u8.ToArray()], "a stranger"));
        Assert.Contains("message 1 from a stranger", exception.Message, StringComparison.Ordinal);
    }

    private static Contender<NoteCodec, Note, Note> Of(NoteCodec.Mistake mistake) =>
        new("the codec", new(mistake), Notes, static note => note, static note => note);
}
