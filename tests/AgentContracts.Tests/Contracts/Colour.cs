namespace AgentContracts.Tests.Contracts;

/// <summary>An enum with a name of its own on the wire, a negative value, and two names for one value.</summary>
public enum Colour
{
    Red,
    [WireName("verde")] Green,
    DarkBlue,
    Crimson = Red,
    InfraRed = -7,
}
