namespace AgentContracts.Generators.Emit;

/// <summary>Writes what attributes say of a member.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="member">The member.</param>
/// <param name="fields">What the rules need and is made only once.</param>
internal sealed class RuleChecks(IndentedWriter writer, CheckedMemberModel member, RuleFields fields)
{
    /// <summary>Whether a rule is about values that are not null.</summary>
    public static bool LooksInside(RuleModel rule) => rule is RangeRule or LengthRule;

    /// <summary>Writes a rule that takes a null.</summary>
    public void WriteOutside(RuleModel rule, string value)
    {
        var about = MemberText.Of(member, rule.Message);
        switch (rule)
        {
            case RequiredRule { IsString: true } required:
                writer.Line($"{Text.Check}.Required(ref violations, {about}, {value}{(required.AllowsEmptyStrings ? ", allowEmptyStrings: true" : "")});");
                break;
            case RequiredRule:
                using (writer.Block($"if ({value} is null)"))
                {
                    writer.Line($"{Text.Check}.Required(ref violations, {about}, (object?)null);");
                }

                break;
            case StringLengthRule length:
                writer.Line($"{Text.Check}.StringLength(ref violations, {about}, {value}, minimum: {length.Minimum}, maximum: {length.Maximum});");
                break;
            case PatternRule pattern:
                writer.Line($"{Text.Check}.RegularExpression(ref violations, {about}, {value}, {fields.Of(pattern.Field)});");
                break;
            case ValuesRule values:
                WriteValues(values, value, about);
                break;
            case CustomRule custom:
                writer.Line($"{Text.Check}.Custom(ref violations, {about}, {value}, value, {fields.Of(custom.Field)});");
                break;
        }
    }

    /// <summary>Writes a rule about a value that is not null.</summary>
    public void WriteInside(RuleModel rule, string value)
    {
        var about = MemberText.Of(member, rule.Message);
        switch (rule)
        {
            case RangeRule range:
                var exclusive = (range.MinimumIsExclusive ? ", minimumIsExclusive: true" : "") + (range.MaximumIsExclusive ? ", maximumIsExclusive: true" : "");
                writer.Line($"{Text.Check}.Range<{range.Type}>(ref violations, {about}, {value}, {range.Minimum}, {range.Maximum}{exclusive});");
                break;
            case LengthRule length:
                writer.Line($"{Text.Check}.{length.Check}(ref violations, {about}, {value}.{length.Size}, {string.Join(", ", length.Limits)});");
                break;
        }
    }

    // Compared here: the check takes an object, and a legal value should not be boxed.
    private void WriteValues(ValuesRule rule, string value, string about)
    {
        var check = rule.AreAllowed ? $"{Text.Check}.AllowedValues(ref violations, {about}, allowed: false" : $"{Text.Check}.DeniedValues(ref violations, {about}, denied: true";
        var call = $"{check}, {value}, {Text.Literal(rule.Text)});";
        if (rule.Values.Count == 0)
        {
            if (rule.AreAllowed)
            {
                writer.Line(call);
            }

            return;
        }

        var isOneOf = string.Join(" || ", rule.Values.Select(v => $"{value} == {v}"));
        using (writer.Block(rule.AreAllowed ? $"if (!({isOneOf}))" : $"if ({isOneOf})"))
        {
            writer.Line(call);
        }
    }
}
