using AgentContracts.Tests.Contracts;

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>Cannot be changed itself, but what it holds can.</summary>
[Tier(Tier.Fast), RoutesTo<Samples>]
public sealed partial record HoldsSettable(SettablePart? Part);
