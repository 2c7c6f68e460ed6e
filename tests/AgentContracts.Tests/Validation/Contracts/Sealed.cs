using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A message of which nothing may be seen.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct Sealed([Sensitive] string Pin)
{
    partial void OnValidate(ref Violations violations) => violations.Add("", "All is wrong.", Pin);
}
