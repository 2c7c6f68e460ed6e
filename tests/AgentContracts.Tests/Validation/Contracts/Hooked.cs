using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A message that gives the values that it finds wrong.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Hooked(int Open, [Sensitive] string Pin, [Sensitive] IReadOnlyList<int> Codes)
{
    partial void OnValidate(ref Violations violations)
    {
        violations.Add(nameof(Open), "Open is wrong.", Open);
        violations.Add(nameof(Pin), "Pin is wrong.", Pin);
        violations.Add($"{nameof(Codes)}[0]", "The first code is wrong.", Codes[0]);
        violations.Add("", "All is wrong.");
    }
}
