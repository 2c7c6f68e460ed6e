using System.ComponentModel.DataAnnotations;

namespace AgentContracts.Tests.Validation.Contracts;

/// <summary>A part that is a struct and holds one with rules.</summary>
[Part]
public readonly partial record struct RuledPoint([Range(0, 9)] int X, RuledLeg? Leg = null);
