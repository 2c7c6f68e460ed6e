namespace AgentContracts.Hub.Registry;

/// <summary>One message of which two instances have different contracts.</summary>
/// <param name="Own">The version of the one.</param>
/// <param name="Other">The version of the other.</param>
/// <param name="With">The other.</param>
/// <param name="IsCompatible">Whether one has grown from the other by members that were appended.</param>
public sealed record ContractDifference(ContractVersion Own, ContractVersion Other, AgentRecord With, bool IsCompatible)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Own} here, {Other.Fingerprint:x16}/{Other.FieldCount} at {With.Instance} (process {With.Process} on {With.Host})");
}
