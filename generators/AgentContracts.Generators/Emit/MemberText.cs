namespace AgentContracts.Generators.Emit;

/// <summary>How a check names the member that it is about.</summary>
internal static class MemberText
{
    /// <summary>The member itself.</summary>
    public static string Of(CheckedMemberModel member, string? message = null) => Create(member.DisplayName, member.IsSensitive, message);

    /// <summary>Something inside the member, whose path is put before it only where a rule is broken.</summary>
    /// <param name="member">The member.</param>
    /// <param name="levels">How many of its collections that stands in.</param>
    public static string Inside(CheckedMemberModel member, int levels) => Create("", member.IsSensitive, null, levels);

    /// <summary>A collection that is the member itself, or stands inside it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="levels">How many of its collections that stands in.</param>
    public static string Holding(CheckedMemberModel member, int levels) => Create(levels == 0 ? member.DisplayName : "", member.IsSensitive, null, levels);

    private static string Create(string name, bool isSensitive, string? message, int levels = 0) => !isSensitive && message is null && levels == 0
        ? Text.Literal(name)
        : $"new({Text.Literal(name)}{(isSensitive ? ", Sensitive: true" : "")}{(message is null ? "" : $", Message: {Text.Literal(message)}")}{(levels == 0 ? "" : $", Levels: {levels}")})";
}
