using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A message that gives the values that it finds wrong.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Hooked(int Open, [Sensitive] string Pin, [Sensitive] IReadOnlyList<int> Codes, IReadOnlyList<int> Sizes)
{
    partial void OnValidate(ref Violations violations)
    {
        violations.Add(nameof(Open), "Open is wrong.", Open);
        violations.Add($"{nameof(Sizes)}[0]", "The first size is wrong.", Sizes[0]);
        violations.Add(nameof(Pin), "Pin is wrong.", Pin);
        violations.Add($"{nameof(Codes)}[0]", "The first code is wrong.", Codes[0]);
        violations.Add("", "All is wrong.", Pin);
        violations.Add("Number", "What is called otherwise is wrong.", Pin);
        violations.Add("pin", "What is called so on the wire is wrong.", Pin);
        violations.Add("Open.Pin", "What is further inside is wrong.", Pin);
        violations.Add("Sizes[0].Pin", "What is further inside is wrong.", Pin);
        violations.Add("Sizes[0][1]", "What is further inside is wrong.", Pin);
        violations.Add("[0]", "What is no member is wrong.", Pin);
    }
}
