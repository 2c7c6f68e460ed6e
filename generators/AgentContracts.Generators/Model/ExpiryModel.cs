using AgentContracts.Roslyn;

namespace AgentContracts.Generators.Model;

/// <summary>A member that says when a message is no longer worth handling.</summary>
/// <param name="Member">The member.</param>
/// <param name="Kind">How it tells the time.</param>
/// <param name="IsNullable">Whether it may be null.</param>
internal sealed record ExpiryModel(string Member, WireKind Kind, bool IsNullable);
