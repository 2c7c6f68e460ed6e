namespace AgentContracts.Hub.Tests.InProcess;

/// <summary>Where scrolls go.</summary>
[Channel("shelf", Tier.Tactical)]
public partial class Shelf;

/// <summary>A message that nobody can change, as long as one likes.</summary>
[Tier(Tier.Tactical), RoutesTo<Shelf>]
public sealed partial record Scroll(string Text);

/// <summary>Sends it.</summary>
[Agent("scribe"), Publishes<Scroll>]
public sealed partial class Scribe;
