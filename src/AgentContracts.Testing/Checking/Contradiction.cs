
namespace AgentContracts.Testing.Checking;

/// <summary>One contradiction.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Id">The message.</param>
/// <param name="Text">What was promised and what was seen.</param>
public sealed record Contradiction(ContradictionKind Kind, MessageId Id, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Id}: {Text}";
}
