using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;

namespace AgentContracts.Tests.Codecs;

/// <summary>Parts that refer to themselves travel as deep as the wires go, and are refused beyond.</summary>
public sealed class SelfReferenceTests
{
    // The message itself is a level.
    private const int Deepest = 64 - 1;

    [Fact]
    public void Parts_that_refer_to_themselves_come_back_exactly()
    {
        RoundTrip.IsExact<Chain>();
        RoundTrip.IsExactInBinary<Chain>();
        RoundTrip.SurvivesRewriting<Chain>();
    }

    [Fact]
    public void Through_a_nullable_they_go_to_the_last_level() => GoesTo([Deepest - 1, Deepest], Deepest + 1, static levels => new Chain(First: Links(levels)));

    [Fact]
    public void Through_a_dictionary_they_go_to_the_last_level() => GoesTo([Deepest - 3, Deepest - 1], Deepest + 1, static levels => new Chain(Knot: Knots(levels)));

    [Fact]
    public void As_structs_in_a_list_they_go_to_the_last_level() => GoesTo([Deepest - 1, Deepest], Deepest + 1, static levels => new Chain(Beads: Beads(levels)));

    [Fact]
    public void Through_a_set_they_go_to_the_last_level() => GoesTo([Deepest - 3, Deepest - 1], Deepest + 1, static levels => new Chain(Ring: Sets(levels)));

    [Fact]
    public void Through_other_keys_they_go_to_the_last_level() => GoesTo([Deepest - 3, Deepest - 1], Deepest + 1, static levels => new Chain(Ring: Keys(levels)));

    [Fact]
    public void What_is_wrong_far_inside_is_named_by_its_path()
    {
        var chain = new Chain(First: new(1, new(2)), Beads: [new(1, [new(2), new(3, [new(4)])])]);
        var deep = new Chain(Knots: new() { [7] = new(new() { ["a"] = new(null!) }) });

        Assert.Empty(MessageValidator.Validate(chain));
        Assert.Equal("Knots[7].Strings[a].Strings", Assert.Single(MessageValidator.Validate(deep)).Member);
        var error = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<Chain>("""{"beads":[{"value":1,"next":[{"value":"x"}]}]}"""u8));
        Assert.Equal("beads.next.value", error.Field);
    }

    private static void GoesTo(int[] deep, int beyond, Func<int, Chain> chainOf)
    {
        foreach (var levels in deep)
        {
            var chain = chainOf(levels);

            Assert.Empty(MessageValidator.Validate(chain));
            Exact.Equal(chain, MessageJson.Read<Chain>(MessageJson.Write(chain)));
            Exact.Equal(chain, MessageBinary.Read<Chain>("chain", MessageBinary.Write(chain)));
        }

        var tooDeep = chainOf(beyond);
        Assert.Throws<MessageFormatException>(() => MessageJson.Read<Chain>(MessageJson.Write(tooDeep)));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(tooDeep));
    }

    // A part is a level.
    private static Link Links(int levels) => Enumerable.Range(1, levels - 1).Aggregate(new Link(0), static (next, i) => new(i, next));

    // A part is a level, and so is its dictionary: their number is even.
    private static Knot Knots(int levels) => new(levels == 2 ? [] : new() { ["k"] = Knots(levels - 2) });

    private static Ring Sets(int levels) => new(Set: levels == 2 ? [] : [Sets(levels - 2)]);

    private static Ring Keys(int levels) => new(Keyed: levels == 2 ? [] : new() { [levels] = Keys(levels - 2) });

    // A list is a level, and so is each struct in it.
    private static IReadOnlyList<Bead> Beads(int levels) => levels == 1 ? [] : [new Bead(levels, levels == 2 ? null : Beads(levels - 2))];
}
