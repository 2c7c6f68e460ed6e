namespace AgentContracts.Tests.Contracts;

/// <summary>Flags over a byte.</summary>
[Flags]
public enum Access : byte
{
    None = 0,
    Read = 1,
    Write = 2,
    Both = Read | Write,
    Owner = 128,
}
