namespace AgentContracts.Hub.Registry;

/// <summary>The contract of one message as one build has it.</summary>
/// <param name="Message">The message's name on the wire.</param>
/// <param name="Fingerprint">See <see cref="MessageInfo.Fingerprint"/>.</param>
/// <param name="FieldCount">See <see cref="MessageInfo.FieldCount"/>.</param>
public readonly record struct ContractVersion(string Message, ulong Fingerprint, int FieldCount)
{
    /// <summary>The version that this build has of a message.</summary>
    public static ContractVersion Of(MessageInfo message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ContractVersion(message.Name, message.Fingerprint, message.FieldCount);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Message} {Fingerprint:x16}/{FieldCount}");
}
