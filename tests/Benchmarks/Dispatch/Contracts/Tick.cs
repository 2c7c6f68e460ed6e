using AgentContracts;

namespace Benchmarks.Dispatch.Contracts;

/// <summary>A tick that must only be well-formed: there is no rule to look at.</summary>
[Tier(Tier.UltraHft), RoutesTo<Ticks>]
internal sealed partial record Tick(string Symbol, double Price, long Number);
