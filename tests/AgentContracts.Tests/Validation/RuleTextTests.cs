using System.Globalization;
using AgentContracts.Tests.Validation.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation;

/// <summary>A violation says which member, which rule and which limits.</summary>
public sealed class RuleTextTests
{
    private static readonly Limits Valid = new();

    [Fact]
    public void What_keeps_every_rule_has_no_violation() => Assert.Empty(MessageValidator.Validate(Valid));

    [Fact]
    public void Each_rule_names_the_member_and_its_limits()
    {
        Text("Required is required.", "Required", Valid with { Required = " " });
        Text("Both must be between 1 and 5.", "Range", Valid with { Both = 6 });
        Text("Above must be greater than 1.5 and at most 5.", "Range", Valid with { Above = 1.5 });
        Text("Below must be at least 1 and less than 5.", "Range", Valid with { Below = 5 });
        Text("Inside must be greater than 1 and less than 5.", "Range", Valid with { Inside = 1 });
        Text("Money must be between 1.50 and 5.", "Range", Valid with { Money = 1.49m });
        Text("Span must be between 00:00:01 and 00:01:00.", "Range", Valid with { Span = TimeSpan.Zero });
        Text("Short must be at most 3 characters long.", "StringLength", Valid with { Short = "long" });
        Text("Fixed must be between 2 and 3 characters long.", "StringLength", Valid with { Fixed = "x" });
        Text("Long must hold at least 2 elements.", "MinLength", Valid with { Long = "x" });
        Text("Few must hold at most 2 elements.", "MaxLength", Valid with { Few = [1, 2, 3] });
        Text("Some must hold between 1 and 2 elements.", "Length", Valid with { Some = [] });
        Text("Pattern must match the pattern x+.", "RegularExpression", Valid with { Pattern = "y" });
        Text("Denied may not be one of 7, 8.", "DeniedValues", Valid with { Denied = 8 });
    }

    [Fact]
    public void What_was_attempted_is_a_text_itself_and_the_size_of_a_collection()
    {
        Assert.Equal("x", Assert.Single(MessageValidator.Validate(Valid with { Long = "x" })).AttemptedValue);
        Assert.Equal(3, Assert.Single(MessageValidator.Validate(Valid with { Few = [1, 2, 3] })).AttemptedValue);
    }

    [Fact]
    public void Allowed_values_are_listed()
    {
        var violation = Assert.Single(MessageValidator.Validate(Valid with { Allowed = "z" }));

        Assert.Equal(("Allowed", "AllowedValues", "z"), (violation.Member, violation.Rule, violation.AttemptedValue));
        Assert.Matches("^Allowed must be one of \"?x\"?, \"?y\"?\\.$", violation.Message);
    }

    [Fact]
    public void A_range_compares_in_the_members_own_type()
    {
        // The framework takes 1.4 for 1, because it converts the value to the type of the limits.
        Text("Share must be between 0 and 1.", "Range", Valid with { Share = 1.4 });
        Text("Share must be between 0 and 1.", "Range", Valid with { Share = -0.4 });
        Text("Share must be between 0 and 1.", "Range", Valid with { Share = double.BitIncrement(1) });
        Text("Count must be between 0 and 10.", "Range", Valid with { Count = (1L << 32) + 5 });
        Text("Percent must be between 0 and 100.", "Range", Valid with { Percent = 100.0000000000000000000000001m });
        Assert.Empty(MessageValidator.Validate(Valid with { Small = byte.MaxValue, Positive = ulong.MaxValue }));
        Assert.Equal(["Whole", "Whole"], new[] { 0, 2 }.Select(static whole => Assert.Single(MessageValidator.Validate(Valid with { Whole = whole })).Member));
        Assert.Equal("Choice", Assert.Single(MessageValidator.Validate(Valid with { Choice = (1L << 32) + 1 })).Member);
    }

    [Fact]
    public void What_is_no_number_is_in_no_range()
    {
        var violations = MessageValidator.Validate(Valid with { Share = double.NaN });

        Assert.Equal(["Finite", "Range"], violations.Select(static violation => violation.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_text_that_is_no_format_is_shown_as_it_stands() =>
        Text("braces { do not } matter", "MinLength", Valid with { Braces = "" });

    [Fact]
    public void Texts_do_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Text("Above must be greater than 1.5 and at most 5.", "Range", Valid with { Above = 1.5 });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_refused_message_is_named_with_every_violation()
    {
        var refused = Assert.Throws<MessageValidationException>(static () => MessageValidator.ThrowIfInvalid(Valid with { Both = 6, Short = "long" }));

        Assert.Equal("limits is not valid: Both must be between 1 and 5. Short must be at most 3 characters long.", refused.Message);
        Assert.Equal("limits", refused.MessageName);
        Assert.Equal(["Both", "Short"], refused.Violations.Select(static violation => violation.Member));
    }

    [Fact]
    public void A_valid_message_is_not_refused() =>
        Assert.Null(Record.Exception(static () => MessageValidator.ThrowIfInvalid(Valid)));

    [Fact]
    public void A_list_of_violations_does_not_grow_afterwards()
    {
        var violations = default(Violations);
        violations.Add("A", "first");
        var taken = violations.ToList();
        violations.Add("B", "second");

        Assert.Equal((1, 2), (taken.Count, violations.Count));
    }

    private static void Text(string text, string rule, Limits limits)
    {
        var violation = Assert.Single(MessageValidator.Validate(limits));

        Assert.Equal((rule, text), (violation.Rule, violation.Message));
    }
}
