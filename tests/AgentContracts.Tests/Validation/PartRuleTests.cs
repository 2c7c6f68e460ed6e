using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Validation.Contracts;

namespace AgentContracts.Tests.Validation;

/// <summary>Rules of parts, and the path to where they are broken.</summary>
public sealed class PartRuleTests
{
    private static readonly RuledLeg Good = new("NYC", 1);
    private static readonly RuledLeg Dear = new("NYC", 11);

    private static readonly Basket Valid = new(
        Good, null, new(1), null, [Good, Good], [new(1), new(2, Good)], new() { ["a"] = Good }, new Dictionary<string, List<RuledLeg?>> { ["s"] = [Good, null] }, 1);

    [Fact]
    public void A_basket_whose_parts_keep_their_rules_is_valid() => Assert.Empty(MessageValidator.Validate(Valid));

    [Fact]
    public void A_broken_rule_of_a_part_is_found_under_its_path()
    {
        Path("Main.Price", Valid with { Main = Dear });
        Path("Spare.Price", Valid with { Spare = Dear });
        Path("Corner.X", Valid with { Corner = new(10) });
        Path("Corner.Leg.Price", Valid with { Corner = new(1, Dear) });
        Path("MaybeCorner.X", Valid with { MaybeCorner = new(10) });
        Path("MaybeCorner.Leg.Price", Valid with { MaybeCorner = new(1, Dear) });
        Path("Legs[2].Price", Valid with { Legs = [Good, Good, Dear] });
        Path("Points[1].X", Valid with { Points = [new(1), new(-1)] });
        Path("Points[0].Leg.Price", Valid with { Points = [new(1, Dear)] });
        Path("Book[key].Price", Valid with { Book = new() { ["a"] = Good, ["key"] = Dear } });
        Path("Shelves[top][1].Price", Valid with { Shelves = new Dictionary<string, List<RuledLeg?>> { ["top"] = [null, Dear] } });
    }

    [Fact]
    public void A_part_that_holds_itself_is_refused_where_no_reader_would_go_deeper()
    {
        var branches = new List<Tree>();
        var tree = new Tree(1, null, branches);
        branches.Add(tree);

        var violation = Assert.Single(MessageValidator.Validate(tree));

        Assert.Equal("Depth", violation.Rule);
        Assert.EndsWith("must be nested no deeper than 63 levels below the message.", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_names_the_path_and_the_limits()
    {
        var violation = Assert.Single(MessageValidator.Validate(Valid with { Legs = [Good, Dear] }));

        Assert.Equal(("Legs[1].Price", "Range", 11d), (violation.Member, violation.Rule, violation.AttemptedValue));
        Assert.Equal("Legs[1].Price must be between 0 and 10.", violation.Message);
        Assert.Equal(violation.Message, violation.ToString());
    }

    [Fact]
    public void Every_broken_rule_is_found_in_one_pass_in_the_order_of_the_members()
    {
        var violations = MessageValidator.Validate(Valid with { Total = 101, Main = new("long", 11), Legs = [Good, new("long", -1)], Book = new() { ["k"] = Dear } });

        Assert.Equal(
            ["Main.Venue", "Main.Price", "Legs[1].Venue", "Legs[1].Price", "Book[k].Price", "Total", ""],
            violations.Select(static violation => violation.Member));
    }

    [Fact]
    public void What_a_part_adds_by_itself_is_found_under_its_path()
    {
        var violations = MessageValidator.Validate(Valid with { Legs = [new("no", 1)] });

        Assert.Equal([("Legs[0].Venue", "OnValidate", "Legs[0].Venue: Not there."), ("Legs[0]", "OnValidate", "Legs[0]: Not at all.")], violations.Select(static violation => (violation.Member, violation.Rule, violation.Message)));
    }

    [Fact]
    public void What_a_message_adds_by_itself_comes_last_and_as_it_was_said()
    {
        var violations = MessageValidator.Validate(Valid with { Total = 101 });

        Assert.Equal(
            [("Total", "OnValidate", "Total may not exceed 100."), ("", "OnValidate", "The basket is too full.")],
            violations.Select(static violation => (violation.Member, violation.Rule, violation.Message)));
        Assert.All(violations, static violation => Assert.Null(violation.AttemptedValue));
    }

    [Fact]
    public void A_rule_of_a_users_own_inside_a_part_is_found_under_its_path()
    {
        var violation = Assert.Single(MessageValidator.Validate(Valid with { Points = [new(1), new(1, Good with { Lots = 3 })] }));

        Assert.Equal(("Points[1].Leg.Lots", "Even", 3, "Points[1].Leg.Lots: Lots must be even."), (violation.Member, violation.Rule, violation.AttemptedValue, violation.Message));
    }

    [Fact]
    public void A_null_in_place_of_a_part_is_a_violation_unless_the_member_is_nullable()
    {
        Path("Main", Valid with { Main = null! }, "NotNull");
        Path("Legs[1]", Valid with { Legs = [Good, null!] }, "NotNull");
        Path("Book[k]", Valid with { Book = new() { ["k"] = null! } }, "NotNull");
        Path("Shelves[s]", Valid with { Shelves = new Dictionary<string, List<RuledLeg?>> { ["s"] = null! } }, "NotNull");
        Assert.Empty(MessageValidator.Validate(Valid with { Shelves = new Dictionary<string, List<RuledLeg?>> { ["s"] = [null] } }));
    }

    [Fact]
    public void A_part_can_be_validated_by_itself() =>
        Assert.Equal("Price", Assert.Single(MessageValidator.Validate(Dear)).Member);

    private static void Path(string path, Basket basket, string rule = "Range")
    {
        var violation = Assert.Single(MessageValidator.Validate(basket));

        Assert.Equal((path, rule), (violation.Member, violation.Rule));
        Assert.StartsWith(path, violation.Message, StringComparison.Ordinal);

        // The same on the other end: what was written all the same is refused when it arrives.
        var received = Assert.Single(MessageValidator.Validate(MessageJson.Read<Basket>(MessageJson.Write(basket))));
        Assert.Equal((path, rule), (received.Member, received.Rule));
    }
}
