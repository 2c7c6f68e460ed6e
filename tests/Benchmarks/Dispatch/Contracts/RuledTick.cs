using System.ComponentModel.DataAnnotations;
using AgentContracts;

namespace Benchmarks.Dispatch.Contracts;

/// <summary>The same with a rule on every member.</summary>
[Tier(Tier.UltraHft), RoutesTo<Ticks>]
internal sealed partial record RuledTick([Required, StringLength(20)] string Symbol, [Range(0.0, 1e12)] double Price, [Range(1L, 1_000_000L)] long Number);
