namespace AgentContracts.Generators.Emit;

/// <summary>The rules of a member that one look at it decides together with what its type asks.</summary>
/// <param name="member">The member.</param>
internal sealed class FusedRules(CheckedMemberModel member)
{
    /// <summary>Whether the member is a string.</summary>
    public bool IsText => member.Type.Kind == CheckKind.Text;

    /// <summary>That a string is there and not blank.</summary>
    public RequiredRule? Required { get; } = member.Type.Kind == CheckKind.Text
        ? member.Rules.OfType<RequiredRule>().FirstOrDefault(static r => r is { AllowsEmptyStrings: false, Message: null })
        : null;

    /// <summary>How long a string is.</summary>
    public StringLengthRule? Length { get; } = member.Type.Kind == CheckKind.Text
        ? member.Rules.OfType<StringLengthRule>().FirstOrDefault(static r => r.Message is null)
        : null;

    /// <summary>The limits of a floating-point number, where what is within them is finite.</summary>
    public RangeRule? Range { get; } = (member.Type.Element ?? member.Type).Kind == CheckKind.FloatingPoint && member.Type.Kind is CheckKind.FloatingPoint or CheckKind.Nullable
        ? member.Rules.OfType<RangeRule>().FirstOrDefault(static r => r is { Message: null, IsFinite: true })
        : null;

    /// <summary>The rules that are still to be written, each where it would stand without the others.</summary>
    public IEnumerable<RuleModel> Others => member.Rules.Where(r => r != Required && r != Length);
}
