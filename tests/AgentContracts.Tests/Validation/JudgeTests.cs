using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Generation;
using AgentContracts.Tests.Validation.Contracts;
using AgentContracts.Validation;
using CsCheck;

namespace AgentContracts.Tests.Validation;

/// <summary>To judge a message says how many rules it breaks, and costs no memory as long as nobody asks which.</summary>
[Collection(nameof(Alone))]
public sealed class JudgeTests
{
    private const int Iterations = 1_000;
    private const int Measured = 1_000;

    private static readonly RuledLeg Dear = new("NYC", 11);
    private static readonly Basket Broken = new(
        Dear, Dear, new(10, Dear), new(10, Dear), [Dear, null!], [new(-1, Dear)], new() { ["a"] = Dear }, new Dictionary<string, List<RuledLeg?>> { ["s"] = [Dear, null] }, 1);

    private static readonly Collections Collections = MessageJson.Read<Collections>(System.Text.Encoding.UTF8.GetBytes(AgentContracts.Tests.Codecs.Json.Collections));

    [Fact]
    public void It_counts_as_many_as_are_named() => Agree<RuledParameters>();

    [Fact]
    public void It_counts_as_many_in_a_struct() => Agree<RuledSettable>();

    [Fact]
    public void What_it_found_is_named_where_that_is_asked_for()
    {
        var verdict = MessageValidator.Judge(Broken);

        Assert.Equal(MessageValidator.Validate(Broken).Select(Text), verdict.ToList().Select(Text));
        Assert.Equal((verdict.ToList().Count, false), (verdict.Count, verdict.IsValid));

        static string Text(Violation violation) => $"{violation.Member} {violation.Rule} {violation.AttemptedValue} {violation.Message}";
    }

    [Fact]
    public void What_keeps_every_rule_is_valid()
    {
        var verdict = MessageValidator.Judge(new RuledLeg("NYC", 1));

        Assert.True(verdict.IsValid);
        Assert.Empty(verdict.ToList());
    }

    [Fact]
    public void A_number_that_is_none_breaks_two_rules() => Assert.Equal(2, MessageValidator.Judge(new Limits { Share = double.NaN }).Count);

    [Fact]
    public void What_the_message_says_by_itself_is_counted() => Assert.Equal(2, MessageValidator.Judge(Broken with
    {
        Main = new("NYC", 1), Spare = null, Corner = new(1), MaybeCorner = null, Legs = [], Points = [], Book = [], Shelves = new Dictionary<string, List<RuledLeg?>>(), Total = 101,
    }).Count);

    [Fact]
    public void Every_kind_of_list_is_gone_through()
    {
        RuledLeg[] legs = [new("NYC", 1), Dear];

        foreach (var list in new IReadOnlyList<RuledLeg>[] { legs, new List<RuledLeg>(legs), legs.AsReadOnly(), new ArraySegment<RuledLeg>(legs) })
        {
            Assert.Contains("Legs[1].Price", MessageValidator.Validate(Broken with { Legs = list }).Select(static violation => violation.Member));
        }
    }

    [Fact]
    public void To_refuse_costs_nothing()
    {
        Free(new Hooked(7, "", [1], [1]));
        Free(new Limits { Required = " ", Both = 6, Above = 1.5, Money = 1, Percent = 101, Span = TimeSpan.Zero, Short = "long", Few = [1, 2, 3], Allowed = "z", Denied = 8, Share = double.NaN });
        Free(new Values("\ud800", Guid.Empty, DateTime.Now, default, default, (Colour)77, Depth.Level, Giant.None, Access.None, Mask.None));
        Free(Collections with { Texts = ["a", null!, "\ud800"], Doubles = [double.NaN], Colours = [(Colour)77], Palette = new Dictionary<string, Colour> { ["p"] = (Colour)77 } });
    }

    private static void Free<T>(T message) where T : IMessage<T>
    {
        Assert.NotEqual(0, Run(message));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(message);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Run<T>(in T message) where T : IMessage<T>
    {
        var found = 0;
        for (var i = 0; i < Measured; i++)
        {
            found += MessageValidator.Judge(message).Count;
        }

        return found;
    }

    private static void Agree<T>() where T : IMessage<T> =>
        RuledValues.Of<T>().Sample(static record => Assert.Equal(MessageValidator.Validate(record).Count, MessageValidator.Judge(record).Count), iter: Iterations);
}
