namespace AgentContracts.Tests.Contracts;

/// <summary>Members that nobody has to set, but for one.</summary>
[Part]
public sealed partial record Settable
{
    public int Count { get; init; }
    public int Size { get; init; } = 0;
    public required int Must { get; init; }
#pragma warning disable CTR1016, CS8618 // Tests what a reader does where it is missing.
    public string Name { get; init; }
#pragma warning restore CTR1016, CS8618
}
