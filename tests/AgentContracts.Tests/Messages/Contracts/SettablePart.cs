#pragma warning disable CTR1005 // Tests what happens to a part that can be changed.

namespace AgentContracts.Tests.Messages.Contracts;

/// <summary>A part that can be changed, and whose holders share it.</summary>
[Part]
public sealed partial record SettablePart
{
    public int Value { get; set; }
}
