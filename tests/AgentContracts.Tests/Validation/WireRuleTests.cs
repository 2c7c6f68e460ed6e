using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Validation;

/// <summary>What cannot cross the wire, or may not, is a violation before it is sent.</summary>
public sealed class WireRuleTests
{
    private const string Half = "half \ud83d of a pair";

    private static readonly string[] Halves = ["\ud800", "\udc00", "\udc00\ud800", "\udc00\udc00", "x\ud800\ud800\udc00", "\ud800\udc00\udc00", Half];

    private static readonly Numbers Numbers = new(true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static readonly Values Values = new("", Guid.Empty, DateTime.UnixEpoch, default, default, Colour.Red, Depth.Level, Giant.None, Access.None, Mask.None);

    private static readonly Collections Collections = MessageJson.Read<Collections>(System.Text.Encoding.UTF8.GetBytes(AgentContracts.Tests.Codecs.Json.Collections));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double value)
    {
        Broken("Double", "Finite", Numbers with { Double = value });
        Broken("Single", "Finite", Numbers with { Single = (float)value });
        Broken("Double", "Finite", new Optionals { Double = value });
        Broken("Single", "Finite", new Optionals { Single = (float)value });
        Broken("Doubles[1]", "Finite", Collections with { Doubles = [1, value] });
        Broken("Weights[w]", "Finite", new Optionals { Weights = new Dictionary<string, double?> { ["v"] = null, ["w"] = value } });
        Broken("Leg.Price", "Finite", new Optionals { Leg = new("x", value, Colour.Red) });
        Broken("Grid[1][0]", "Finite", new Nested([], [[], [(float)value]], [], [], new Dictionary<string, IReadOnlyDictionary<string, Colour>>(), [], []));
        Assert.Throws<ArgumentException>(() => MessageJson.Write(Numbers with { Double = value }));
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_that_is_not_utc_is_refused(DateTimeKind kind)
    {
        var time = new DateTime(2025, 11, 22, 14, 40, 0, kind);

        Broken("Utc", "Utc", Values with { Utc = time });
        Broken("Utc", "Utc", new Optionals { Utc = time });
        Broken("Point.Period.From", "Utc", new Optionals { Point = new(1, 1, new() { From = time }) });
    }

    [Fact]
    public void An_enum_value_without_a_name_is_refused_and_cannot_be_written()
    {
        Broken("Colour", "Defined", Values with { Colour = (Colour)3 });
        Broken("Colour", "Defined", Values with { Colour = (Colour)(-1) });
        Broken("Depth", "Defined", Values with { Depth = (Depth)1 });
        Broken("Giant", "Defined", Values with { Giant = Giant.Most - 1 });
        Broken("Colour", "Defined", new Optionals { Colour = (Colour)99 });
        Broken("Colours[1]", "Defined", Collections with { Colours = [null, (Colour)99] });
        Broken("Palette[p]", "Defined", Collections with { Palette = new Dictionary<string, Colour> { ["p"] = (Colour)99 } });
        Assert.Throws<ArgumentException>(static () => MessageJson.Write(Values with { Colour = (Colour)3 }));
    }

    [Fact]
    public void Flags_need_no_name() =>
        Assert.Empty(MessageValidator.Validate(Values with { Access = (Access)255, Mask = (Mask)(-1) }));

    // An attribute cannot hold them: its strings are stored as UTF-8.
    public static IEnumerable<TheoryDataRow<int>> HalfTexts => Enumerable.Range(0, Halves.Length).Select(static i => new TheoryDataRow<int>(i));

    [Theory]
    [MemberData(nameof(HalfTexts))]
    public void Half_of_a_surrogate_pair_is_refused(int number)
    {
        var text = Halves[number];

        Broken("Text", "WellFormed", Values with { Text = text });
        Broken("Text", "WellFormed", new Optionals { Text = text });
        Broken("Texts[0]", "WellFormed", Collections with { Texts = [text] });
        Broken("Texts[1]", "WellFormed", new Optionals { Texts = [null, text] });
        Broken("Labels[l]", "WellFormed", Collections with { Labels = new Dictionary<string, string?> { ["l"] = text } });
        Broken("Leg.Note", "WellFormed", new Optionals { Leg = new("x", 1, Colour.Red, text) });
        Broken("Legs[0].Venue", "WellFormed", Collections with { Legs = [new(text, 1, Colour.Red)] });
    }

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_key_is_refused()
    {
        Assert.Equal("WellFormed", Assert.Single(MessageValidator.Validate(Collections with { Counts = new() { [Half] = 1 } })).Rule);
        Assert.Equal("WellFormed", Assert.Single(MessageValidator.Validate(Collections with { Book = new() { [Half] = new("x", 1, Colour.Red) } })).Rule);
    }

    [Fact]
    public void A_whole_surrogate_pair_is_well_formed() =>
        Assert.Empty(MessageValidator.Validate(Values with { Text = "\ud83d\ude00\udbff\udfff x \ud800\udc00" }));

    [Fact]
    public void A_null_in_a_member_that_may_not_be_null_is_refused_on_both_ends()
    {
        BrokenOnBothEnds("Text", Values with { Text = null! });
        BrokenOnBothEnds("Numbers", Collections with { Numbers = null! });
        BrokenOnBothEnds("Doubles", Collections with { Doubles = null! });
        BrokenOnBothEnds("Times", Collections with { Times = null! });
        BrokenOnBothEnds("Counts", Collections with { Counts = null! });
        BrokenOnBothEnds("Labels", Collections with { Labels = null! });
        BrokenOnBothEnds("Leg.Venue", new Optionals { Leg = new(null!, 1, Colour.Red) });
    }

    [Fact]
    public void A_null_in_an_element_that_may_not_be_null_is_refused_on_both_ends()
    {
        BrokenOnBothEnds("Texts[1]", Collections with { Texts = ["a", null!] });
        BrokenOnBothEnds("Legs[0]", Collections with { Legs = [null!] });
        BrokenOnBothEnds("Book[b]", Collections with { Book = new() { ["b"] = null! } });
        BrokenOnBothEnds("Rows[1]", new Nested([[], null!], [], [], [], new Dictionary<string, IReadOnlyDictionary<string, Colour>>(), [], []));
        BrokenOnBothEnds("Words[0][1]", new Nested([], [], [["a", null!]], [], new Dictionary<string, IReadOnlyDictionary<string, Colour>>(), [], []));
        BrokenOnBothEnds("Layers[0][l]", new Nested([], [], [], [], new Dictionary<string, IReadOnlyDictionary<string, Colour>>(), [new() { ["l"] = null! }], []));
    }

    [Fact]
    public void Nulls_that_the_contract_allows_are_valid() =>
        Assert.Empty(MessageValidator.Validate(new Optionals { Texts = [null], Legs = [null], Weights = new Dictionary<string, double?> { ["w"] = null } }));

    private static void Broken<T>(string member, string rule, in T message) where T : IMessage<T>
    {
        var violation = Assert.Single(MessageValidator.Validate(message));

        Assert.Equal((member, rule), (violation.Member, violation.Rule));
        Assert.StartsWith($"{member} must be", violation.Message, StringComparison.Ordinal);
    }

    private static void BrokenOnBothEnds<T>(string member, in T message) where T : IMessage<T>
    {
        var received = MessageJson.Read<T>(MessageJson.Write(message));

        foreach (var end in new[] { message, received })
        {
            var violation = Assert.Single(MessageValidator.Validate(end));
            Assert.Equal((member, "NotNull", $"{member} may not be null."), (violation.Member, violation.Rule, violation.Message));
        }
    }
}
