using System.Text.Json;
using AgentContracts.Codecs;
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

    [Theory]
    [InlineData(nameof(Layer.Rows))]
    [InlineData(nameof(Layer.Cells))]
    [InlineData(nameof(Layer.Names))]
    [InlineData(nameof(Layer.Fixed))]
    [InlineData(nameof(Layer.Open))]
    public void Collections_without_parts_go_to_the_last_level_as_far_as_they_are_there(string member)
    {
        var (full, empty) = member switch
        {
            nameof(Layer.Rows) => (new Layer(Rows: [[]]), new Layer(Rows: [null])),
            nameof(Layer.Cells) => (new(Cells: [[1]]), new(Cells: [])),
            nameof(Layer.Names) => (new(Names: new() { ["a"] = ["b"] }), new(Names: [])),
            nameof(Layer.Fixed) => (new(Fixed: [[1]]), new(Fixed: [])),
            _ => (new(Open: [JsonElement.Parse("[]")]), new(Open: [JsonElement.Parse("1")])),
        };

        Fits(full.Under(Deepest - 2));
        Fits(empty.Under(Deepest - 1));
        Fits(new Layer().Under(Deepest));
        IsTooDeep(full.Under(Deepest - 1));
        IsTooDeep(empty.Under(Deepest));

        static void Fits(Layer layer)
        {
            Assert.Empty(MessageValidator.Validate(layer));
            Exact.Equal(layer, MessageJson.Read<Layer>("layer", MessageJson.Write(layer)));
            Exact.Equal(layer, MessageBinary.Read<Layer>("layer", MessageBinary.Write(layer)));
        }
    }

    [Fact]
    public void The_binary_reader_goes_as_deep_as_all_others()
    {
        var chain = new Chain(First: Links(Deepest));
        byte[] Body(int levels) => [10, .. Enumerable.Range(0, levels).Aggregate(new byte[] { 0 }, static (next, i) => [.. Varint.Of((ulong)next.Length + 3), 4, 0, .. next]), 0, 0, 0, 0];

        Assert.Equal(Deepest, BinaryFormat.MaxDepth - 1);
        Exact.Equal(MessageBinary.Read<Chain>("chain", Body(Deepest)).First!.Next!, Enumerable.Range(0, Deepest - 2).Aggregate(new Link(0), static (next, _) => new(0, next)));
        Assert.Empty(MessageValidator.Validate(chain));
        Assert.Equal("parts and collections in each other no deeper than 64 levels", Assert.Throws<MessageFormatException>(() => MessageBinary.Read<Chain>("chain", Body(Deepest + 1))).Expected);
    }

    [Fact]
    public void A_part_that_holds_itself_twice_is_refused_soon()
    {
        var rings = new Dictionary<int, Ring>();
        var ring = new Ring(Keyed: rings);
        for (var i = 0; i < 10; i++)
        {
            rings[i] = ring;
        }

        var violation = Assert.Single(MessageValidator.Validate(new Chain(Ring: ring)));

        Assert.Equal("Depth", violation.Rule);
        Assert.StartsWith("Ring.Keyed[0].Keyed[0]", violation.Member, StringComparison.Ordinal);
        Assert.Equal(1, MessageValidator.Judge(new Chain(Ring: ring)).Count);
        Assert.Throws<ArgumentException>(() => MessageJson.Write(ring));
        Assert.Throws<ArgumentException>(() => MessageBinary.Write(ring));
    }

    [Fact]
    public void What_is_wrong_far_inside_is_named_by_its_path()
    {
        var chain = new Chain(First: new(1, new(2)), Beads: [new(1, [new(2), new(3, [new(4)])])]);
        var deep = new Chain(Knots: new() { [7] = new(new() { ["a"] = new(null!) }) });

        Assert.Empty(MessageValidator.Validate(chain));
        Assert.Equal("Knots[7].Strings[a].Strings", Assert.Single(MessageValidator.Validate(deep)).Member);
        var error = Assert.Throws<MessageFormatException>(static () => MessageJson.Read<Chain>("""{"beads":[{"value":1,"next":[{"value":"x"}]}]}"""u8));
        Assert.Equal("beads[0].next[0].value", error.Field);
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

        IsTooDeep(chainOf(beyond));
    }

    private static void IsTooDeep<T>(T tooDeep) where T : IContract<T>
    {
        var violation = Assert.Single(MessageValidator.Validate(tooDeep));
        Assert.Equal("Depth", violation.Rule);
        Assert.Matches("no deeper than (0 levels|63 levels below the message)\\.$", violation.Message);
        Assert.Equal(1, MessageValidator.Judge(tooDeep).Count);
        Assert.Equal($"{typeof(T).Name} cannot be written: {violation.Message}", Assert.Throws<ArgumentException>(() => MessageJson.Write(tooDeep)).Message);
        Assert.Equal($"{typeof(T).Name} cannot be written: {violation.Message}", Assert.Throws<ArgumentException>(() => MessageBinary.Write(tooDeep)).Message);
        var error = Assert.Throws<MessageFormatException>(() => MessageJson.Read<T>("it", SystemTextJson.WriteDeep(tooDeep)));
        Assert.Contains("no deeper than 64 levels", error.Expected, StringComparison.Ordinal);
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
