namespace AgentContracts;

/// <summary>Knows contracts that this build does not have, by their fingerprints.</summary>
public interface ISchemaDirectory
{
    /// <summary>
    /// Whether one contract of a message has grown from another: all of the other's members come first and are the same, but for members that were
    /// appended to parts.
    /// </summary>
    /// <param name="message">The message's name on the wire.</param>
    /// <param name="fingerprint">The fingerprint of the contract that may have grown.</param>
    /// <param name="from">The fingerprint of the other.</param>
    bool IsExtension(string message, ulong fingerprint, ulong from);
}
