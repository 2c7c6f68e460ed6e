namespace AgentContracts.Conformance.Messages;

/// <summary>A message that a test knows by a number.</summary>
public interface INumbered
{
    /// <summary>The number, in the order in which a test sends.</summary>
    int Number { get; }
}
