namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A part that can be changed, and whose holders share it.</summary>
[Part]
public sealed partial record SettablePart
{
    public int Value { get; set; }
}
