namespace AgentContracts.Tests.Contracts.Evolution;

/// <summary>The values of <see cref="Colour"/> renumbered, in another order and with one more.</summary>
public enum Paint : ulong
{
    Silver,
    DarkBlue = 50,
    [WireName("verde")] Green = 7,
    Red = 9,
}
