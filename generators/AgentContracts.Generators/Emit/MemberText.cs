namespace AgentContracts.Generators.Emit;

/// <summary>How a check names the member that it is about.</summary>
internal static class MemberText
{
    /// <summary>The member itself.</summary>
    public static string Of(CheckedMemberModel member, string? message = null) => Create(member.DisplayName, member.IsSensitive, message);

    /// <summary>Something inside the member, whose path is put before it only where a rule is broken.</summary>
    public static string Inside(CheckedMemberModel member) => Create("", member.IsSensitive, null);

    private static string Create(string name, bool isSensitive, string? message) => !isSensitive && message is null
        ? Text.Literal(name)
        : $"new({Text.Literal(name)}{(isSensitive ? ", Sensitive: true" : "")}{(message is null ? "" : $", Message: {Text.Literal(message)}")})";
}
