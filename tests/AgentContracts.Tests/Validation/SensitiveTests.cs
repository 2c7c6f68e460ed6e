using AgentContracts.Tests.Contracts;
using AgentContracts.Tests.Validation.Contracts;

namespace AgentContracts.Tests.Validation;

/// <summary>A member marked sensitive is named where it is wrong, and its value is shown nowhere.</summary>
public sealed class SensitiveTests
{
    // Each value carries the mark, as text or as digits.
    private const string Mark = "hidden";
    private const int Digits = 987655;
    private const string Half = "hidden-\ud800";

    private static readonly RuledLeg Leg = new("hidden-venue", Digits, Digits);

    private static readonly Secrets Broken = new(
        "hidden-pin", Digits, Digits, [Half], Digits, (Colour)Digits, DateTime.UnixEpoch.AddYears(17).ToLocalTime(), Leg, [Leg], new() { ["hidden-key"] = Leg, [Half] = Leg }, new() { ["hidden-key"] = Half, [Half] = "" })
    {
        Mail = "hidden-mail",
    };

    [Fact]
    public void Every_broken_rule_is_still_found()
    {
        var violations = MessageValidator.Validate(Broken with { Code = 987654, Utc = DateTime.SpecifyKind(DateTime.UnixEpoch, DateTimeKind.Local) });

        Assert.Equal(
            ["AllowedValues", "Defined", "DeniedValues", "EmailAddress", "Even", "MaxLength", "Range", "RegularExpression", "StringLength", "Utc", "WellFormed"],
            violations.Select(static violation => violation.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Code", "Colour", "Leg", "Legs", "Mail", "Notes", "Odd", "Pin", "Share", "Utc", "Vault", "Words"],
            violations.Select(static violation => violation.Member.Split('.', '[')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_violation_carries_a_value() =>
        Assert.All(MessageValidator.Validate(Broken), static violation => Assert.Null(violation.AttemptedValue));

    [Fact]
    public void No_text_and_no_path_shows_a_value_or_a_key() =>
        Assert.All(
            MessageValidator.Validate(Broken with { Pin = "hidden" }),
            static violation => Assert.All(
                [violation.Message, violation.Member, violation.ToString()],
                static text =>
                {
                    // The limits of a rule are no secret, only the values are.
                    var shown = text.Replace("hidden-pin", "", StringComparison.Ordinal);
                    Assert.DoesNotContain(Mark, shown, StringComparison.Ordinal);
                    Assert.DoesNotContain("98765", shown.Replace("987654", "", StringComparison.Ordinal), StringComparison.Ordinal);
                }));

    [Fact]
    public void A_refused_message_shows_no_value_either()
    {
        var refused = Assert.Throws<MessageValidationException>(static () => MessageValidator.ThrowIfInvalid(Broken with { Pin = "hidden", Code = Digits }));

        Assert.DoesNotContain(Mark, refused.ToString().Replace("one of hidden-pin", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_message_says_by_itself_shows_values_of_other_members_only() =>
        Assert.Equal(
            [
                ("Open", "OnValidate", 7),
                ("Sizes[0]", "OnValidate", 8),
                .. new[] { "Pin", "Codes[0]", "", "Number", "pin", "Open.Pin", "Sizes[0].Pin", "Sizes[0][1]", "[0]" }.Select(static name => (name, "OnValidate", (object?)null)),
            ],
            MessageValidator.Validate(new Hooked(7, Mark, [Digits], [8])).Select(static violation => (violation.Member, violation.Rule, violation.AttemptedValue)));

    [Fact]
    public void What_is_computed_may_be_sensitive_and_so_may_all_of_a_message()
    {
        Assert.Equal([null, "abcd", 2], MessageValidator.Validate(new Veiled("abcd")).Select(static violation => violation.AttemptedValue));
        Assert.Null(Assert.Single(MessageValidator.Validate(new Sealed(Mark))).AttemptedValue);
    }

    [Fact]
    public void What_is_not_sensitive_shows_its_value()
    {
        var violation = Assert.Single(MessageValidator.Validate(new RuledLeg("NYC", 11)));

        Assert.Equal(11d, violation.AttemptedValue);
    }
}
