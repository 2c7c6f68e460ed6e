namespace AgentContracts.Generators.Model;

/// <summary>A rule that an attribute sets.</summary>
/// <param name="Message">The text that replaces the rule's own, or <see langword="null"/>.</param>
internal abstract record RuleModel(string? Message);

/// <summary>Not null and, for a string, not blank.</summary>
internal sealed record RequiredRule(string? Message, bool AllowsEmptyStrings, bool IsString) : RuleModel(Message);

/// <summary>Between two limits of the member's own type.</summary>
internal sealed record RangeRule(string? Message, string Type, string Minimum, string Maximum, bool MinimumIsExclusive, bool MaximumIsExclusive) : RuleModel(Message)
{
    /// <summary>Whether the limits are times or spans of time.</summary>
    public required bool IsTime { get; init; }

    /// <summary>Whether no limit is infinite or no number.</summary>
    public required bool IsFinite { get; init; }

    /// <summary>The lower limit of a decimal number as a 64-bit integer; <see langword="null"/> for other types and other limits.</summary>
    public required string? WholeMinimum { get; init; }

    /// <summary>The same of the upper limit.</summary>
    public required string? WholeMaximum { get; init; }
}

/// <summary>A string of so many characters.</summary>
internal sealed record StringLengthRule(string? Message, int Minimum, int Maximum) : RuleModel(Message);

/// <summary>A string or collection of so many elements.</summary>
/// <param name="Message">The text that replaces the rule's own, or <see langword="null"/>.</param>
/// <param name="Check">The check: <c>MinLength</c>, <c>MaxLength</c> or <c>Length</c>.</param>
/// <param name="Size">The property that tells the size.</param>
/// <param name="Limits">The check's limits.</param>
internal sealed record LengthRule(string? Message, string Check, string Size, EquatableArray<int> Limits) : RuleModel(Message);

/// <summary>A string that a pattern matches.</summary>
/// <param name="Message">The text that replaces the rule's own, or <see langword="null"/>.</param>
/// <param name="Field">The field that holds the compiled pattern.</param>
/// <param name="Pattern">The pattern.</param>
/// <param name="TimeoutMs">How long a match may take; -1 for ever.</param>
internal sealed record PatternRule(string? Message, string Field, string Pattern, int TimeoutMs) : RuleModel(Message);

/// <summary>A string of a known form.</summary>
/// <param name="Message">The text that replaces the rule's own, or <see langword="null"/>.</param>
/// <param name="Check">The check, which has the attribute's name: <c>EmailAddress</c>, <c>Url</c> or <c>Base64String</c>.</param>
internal sealed record FormRule(string? Message, string Check) : RuleModel(Message);

/// <summary>One of some values, or none of them.</summary>
/// <param name="Message">The text that replaces the rule's own, or <see langword="null"/>.</param>
/// <param name="AreAllowed">Whether the values are allowed or denied.</param>
/// <param name="Values">The values that the member can have, as expressions.</param>
/// <param name="Text">All values, for the violation.</param>
internal sealed record ValuesRule(string? Message, bool AreAllowed, EquatableArray<string> Values, string Text) : RuleModel(Message);

/// <summary>Whatever an attribute of another kind says, through one instance of it.</summary>
/// <param name="Field">The field that holds the instance.</param>
/// <param name="Type">The attribute's full name.</param>
/// <param name="Creation">The expression that makes the instance.</param>
internal sealed record CustomRule(string Field, string Type, string Creation) : RuleModel((string?)null);
