using AgentContracts.Tests.Validation.Contracts;

namespace AgentContracts.Tests.Validation;

/// <summary>A rule of a user's own.</summary>
public sealed class CustomRuleTests
{
    [Fact]
    public void It_is_made_once_for_each_member_and_asked_with_the_members_name()
    {
        var first = new Lots(1, 2, 3);
        var second = new Lots(5, 6, null);

        Assert.Equal(["Odd", "Maybe"], MessageValidator.Validate(first).Select(static violation => violation.Member));
        Assert.Equal("Odd", Assert.Single(MessageValidator.Validate(second)).Member);

        var asked = EvenAttribute.Asked.Where(asked => asked.Record is Lots lots && (lots == first || lots == second)).ToArray();
        Assert.Equal(6, asked.Length);
        Assert.All(asked, static one => Assert.Equal(one.MemberName, one.DisplayName));
        Assert.All(
            asked.GroupBy(static one => one.MemberName),
            static member =>
            {
                Assert.Equal(2, member.Count());
                Assert.Single(member.Select(static one => one.Instance).Distinct(ReferenceEqualityComparer.Instance));
            });
        Assert.Equal(["Even", "Maybe", "Odd"], asked.Select(static one => one.MemberName).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_sees_the_whole_record()
    {
        var message = new Lots(17, 2, null);

        MessageValidator.Validate(message);

        Assert.Contains(EvenAttribute.Asked, asked => asked.MemberName == "Odd" && Equals(asked.Record, message));
    }

    [Fact]
    public void Its_text_its_name_and_the_value_are_in_the_violation()
    {
        var violation = Assert.Single(MessageValidator.Validate(new Lots(7, 2, null)));

        Assert.Equal(("Odd", "Even", 7, "Odd must be even."), (violation.Member, violation.Rule, violation.AttemptedValue, violation.Message));
    }

    [Fact]
    public void A_text_with_braces_is_shown_as_it_stands()
    {
        var violation = Assert.Single(MessageValidator.Validate(new Lots(2, 2, null) { Mood = "bad" }));

        Assert.Equal(("Mood", "Good", "{0} and {7} are {braces}"), (violation.Member, violation.Rule, violation.Message));
    }

    [Fact]
    public void Its_arguments_and_named_values_are_those_of_the_declaration()
    {
        Assert.Empty(MessageValidator.Validate(new Lots(2, 2, null) { Step = 15 }));
        Assert.Equal("Step: 5 from 10", Assert.Single(MessageValidator.Validate(new Lots(2, 2, null) { Step = 16 })).Message);
    }
}
