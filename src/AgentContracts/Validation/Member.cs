using System.ComponentModel;

namespace AgentContracts.Validation;

/// <summary>The member that a check is about.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Sensitive">Whether its value may not be shown.</param>
/// <param name="Message">The text that replaces the rule's own, with <c>{0}</c> for the member and further places for the rule's limits.</param>
/// <param name="Levels">How many of the member's collections, one in the other, what is looked at stands in.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Member(string Name, bool Sensitive = false, string? Message = null, int Levels = 0)
{
    /// <summary>A member whose value may be shown and whose rules speak for themselves.</summary>
    /// <param name="name">Its C# name.</param>
    public static implicit operator Member(string name) => new(name);
}
