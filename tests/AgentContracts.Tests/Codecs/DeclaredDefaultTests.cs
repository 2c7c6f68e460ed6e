using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Codecs;

/// <summary>What a frame does not say is what the contract declares.</summary>
public sealed class DeclaredDefaultTests
{
    [Fact]
    public void An_absent_member_takes_its_declared_default()
    {
        var read = MessageJson.Read<Defaults>("""{"symbol":"BTC"}"""u8);

        Assert.Equal(new Defaults("BTC") { Levels = read.Levels }, read);
        Assert.Equal([1, 2, 3], read.Levels);
        Assert.Equal("as declared", read.Original);
    }

    [Fact]
    public void A_present_member_beats_its_declared_default()
    {
        var read = MessageJson.Read<Defaults>("""{"symbol":"BTC","depth":0,"weight":1,"venue":"","access":0,"patience":"00:00:00","levels":[],"limit":null,"renamed":"new"}"""u8);

        Assert.Equal((0, 1d, "", Access.None, TimeSpan.Zero, null, "new"), (read.Depth, read.Weight, read.Venue, read.Access, read.Patience, read.Limit, read.Original));
        Assert.Empty(read.Levels);
    }

    [Fact]
    public void Absent_nullables_without_a_default_are_null() =>
        Assert.Equal(new Optionals(), MessageJson.Read<Optionals>("{}"u8));

    [Fact]
    public void A_member_without_default_must_be_there()
    {
        var error = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<Defaults>("""{"depth":1}"""u8));

        Assert.Equal(("defaults", "symbol", 11L), (error.Contract, error.Field, error.Offset));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }
}
