namespace AgentContracts.Generators.Emit;

/// <summary>Writes what attributes say of a member.</summary>
/// <param name="writer">Where it is written.</param>
/// <param name="member">The member.</param>
/// <param name="fields">What the rules need and is made only once.</param>
/// <param name="fused">The rules that one look at the member decides together with its type.</param>
internal sealed class RuleChecks(IndentedWriter writer, CheckedMemberModel member, RuleFields fields, FusedRules fused)
{
    /// <summary>Whether a rule is about values that are not null.</summary>
    public static bool LooksInside(RuleModel rule) => rule is RangeRule or LengthRule;

    /// <summary>Writes what a string's type and its fused rules ask.</summary>
    public void WriteText(string value)
    {
        var check = fused.Required is not null ? "RequiredText" : member.Type.RefusesNull ? "Text" : "OptionalText";
        var limits = fused.Length is { } length ? $", {length.Minimum}, {length.Maximum}" : "";
        writer.Line($"{Text.Check}.{check}(ref violations, {MemberText.Of(member)}, {value}{limits});");
    }

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
                writer.Line($"{Text.Check}.Required(ref violations, {about}, {value} is not null);");
                break;
            case StringLengthRule length:
                writer.Line($"{Text.Check}.StringLength(ref violations, {about}, {value}, {length.Minimum}, {length.Maximum});");
                break;
            case PatternRule pattern:
                writer.Line($"{Text.Check}.RegularExpression(ref violations, {about}, {value}, {fields.Of(pattern.Field)});");
                break;
            case FormRule form:
                writer.Line($"{Text.Check}.{form.Check}(ref violations, {about}, {value});");
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
                WriteRange(range, value, about);
                break;
            case LengthRule length:
                writer.Line($"{Text.Check}.{length.Check}(ref violations, {about}, {(member.Type.Kind == CheckKind.Text ? value : $"{value}.{length.Size}")}, {string.Join(", ", length.Limits)});");
                break;
        }
    }

    private void WriteRange(RangeRule range, string value, string about)
    {
        var exclusive = (range.MinimumIsExclusive ? ", minimumIsExclusive: true" : "") + (range.MaximumIsExclusive ? ", maximumIsExclusive: true" : "");
        var (check, minimum, maximum) = range switch
        {
            _ when range == fused.Range => ($"FiniteRange<{range.Type}>", range.Minimum, range.Maximum),
            { WholeMinimum: { } least, WholeMaximum: { } most } when exclusive.Length == 0 => ("WholeRange", least, most),
            { IsTime: true } => ($"TimeRange<{range.Type}>", range.Minimum, range.Maximum),
            _ => ($"Range<{range.Type}>", range.Minimum, range.Maximum),
        };
        writer.Line($"{Text.Check}.{check}(ref violations, {about}, {value}, {minimum}, {maximum}{exclusive});");
    }

    // Compared here, because only the compiler knows the type's own operators.
    private void WriteValues(ValuesRule rule, string value, string about)
    {
        var isOneOf = rule.Values.Count == 0 ? "false" : string.Join(" || ", rule.Values.Select(v => $"{value} == {v}"));
        writer.Line($"{Text.Check}.{(rule.AreAllowed ? "AllowedValues" : "DeniedValues")}(ref violations, {about}, {isOneOf}, {value}, {Text.Literal(rule.Text)});");
    }
}
