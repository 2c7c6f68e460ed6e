using AgentContracts.Tests.Contracts;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A message of which only what is computed is sensitive.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record Veiled(string Text)
{
    [Sensitive]
    public int Secret => Text.Length;

    public int Half => Text.Length / 2;

    partial void OnValidate(ref Violations violations)
    {
        violations.Add(nameof(Secret), "Secret is wrong.", Secret);
        violations.Add(nameof(Text), "Text is wrong.", Text);
        violations.Add(nameof(Half), "Half is wrong.", Half);
    }
}
