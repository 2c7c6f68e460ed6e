namespace AgentContracts.Tests.Contracts;

/// <summary>Flags over a signed integer, whose top bit makes it negative.</summary>
[Flags]
public enum Mask : long
{
    None = 0,
    First = 1,
    Top = long.MinValue,
}
