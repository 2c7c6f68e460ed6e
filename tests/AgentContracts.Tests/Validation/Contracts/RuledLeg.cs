using System.ComponentModel.DataAnnotations;
using AgentContracts.Validation;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A part with rules of every origin.</summary>
[Part]
public sealed partial record RuledLeg([StringLength(3)] string Venue, [Range(0.0, 10.0)] double Price, [Even] int Lots = 0)
{
    partial void OnValidate(ref Violations violations)
    {
        if (Venue == "no")
        {
            violations.Add(nameof(Venue), "Not there.");
            violations.Add("", "Not at all.");
        }
    }
}
