using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A copy of it still shares what it holds.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public readonly partial record struct StructHoldsSettable(SettablePart Part);
