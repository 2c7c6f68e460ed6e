namespace AgentContracts.Tests.Contracts;

/// <summary>An enum with values that have names of their own on the wire, a negative value, and two names for one value.</summary>
public enum Colour
{
    Red,
    [WireName("verde")] Green,
    DarkBlue,
    Crimson = Red,
    InfraRed = -7,
    [WireName("ultra \"violet\" é\\")] UltraViolet = 1000,
}
