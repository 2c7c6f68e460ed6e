using System.ComponentModel.DataAnnotations;
using AgentContracts.Conformance.Channels;

namespace AgentContracts.Conformance.Messages;

/// <summary>A message with rules.</summary>
[Tier(Tier.Tactical), RoutesTo<Jobs>]
public sealed partial record Order(
    int Number,
    [Required, StringLength(5)] string Symbol,
    [Range(1, 10)] int Quantity) : INumbered;
