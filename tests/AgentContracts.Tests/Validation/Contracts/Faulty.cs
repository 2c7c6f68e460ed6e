using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A message whose own rules do not work.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Faulty(string Text)
{
    partial void OnValidate(ref Violations violations) => throw new InvalidOperationException("Not a rule.");
}
