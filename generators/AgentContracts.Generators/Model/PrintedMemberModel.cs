namespace AgentContracts.Generators.Model;

/// <summary>A member that is printed.</summary>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="DisplayName">The name as it is printed.</param>
/// <param name="IsSensitive">Whether its value is not.</param>
internal sealed record PrintedMemberModel(string Name, string DisplayName, bool IsSensitive);
