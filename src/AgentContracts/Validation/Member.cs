namespace AgentContracts.Validation;

/// <summary>The member that a check is about.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Sensitive">Whether its value may not be shown.</param>
/// <param name="Message">The text that replaces the rule's own, with <c>{0}</c> for the member and further places for the rule's limits.</param>
public readonly record struct Member(string Name, bool Sensitive = false, string? Message = null);
