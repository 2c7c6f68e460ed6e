using System.Collections.Immutable;

namespace AgentContracts.Hub.Registry;

/// <summary>One version of a message's contract with those that it may have grown from.</summary>
/// <param name="Version">The version.</param>
/// <param name="Prefixes">See <see cref="MessageInfo.Prefixes"/>.</param>
public sealed record ContractSchema(ContractVersion Version, ImmutableArray<ulong> Prefixes)
{
    /// <summary>The schema that this build has of a message.</summary>
    public static ContractSchema Of(MessageInfo message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ContractSchema(ContractVersion.Of(message), message.Prefixes);
    }

    /// <summary>Whether it is the other version, or has grown from it: all members of the other come first and are the same.</summary>
    public bool Includes(in ContractVersion other) =>
        other == Version || (other.Message == Version.Message && other.FieldCount < Prefixes.Length && Prefixes[other.FieldCount] == other.Fingerprint);
}
