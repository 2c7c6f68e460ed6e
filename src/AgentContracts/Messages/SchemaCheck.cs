using System.Globalization;
using AgentContracts.Codecs;

namespace AgentContracts;

/// <summary>Decides whether a sender's contract can be read with this build's: in binary nothing but the order says which field is which.</summary>
internal static class SchemaCheck
{
    /// <summary>Refuses what may not be read.</summary>
    /// <param name="own">This build's contract.</param>
    /// <param name="fingerprint">The sender's fingerprint; 0 from a sender that has none, which is taken at its word.</param>
    /// <param name="count">How many members the sender's contract has.</param>
    /// <param name="directory">Who knows other contracts.</param>
    /// <exception cref="MessageFormatException">The contracts differ, or only a newer build can tell.</exception>
    public static void Ensure(MessageInfo own, ulong fingerprint, int count, ISchemaDirectory? directory)
    {
        if (fingerprint == 0 || (count == own.FieldCount && fingerprint == own.Fingerprint))
        {
            return;
        }

        if (count < own.Prefixes.Length && own.Prefixes[count] == fingerprint)
        {
            return;
        }

        if (directory is not null
            && ((count >= own.FieldCount && directory.IsExtension(own.Name, fingerprint, own.Fingerprint))
                || (count <= own.FieldCount && directory.IsExtension(own.Name, own.Fingerprint, fingerprint))))
        {
            return;
        }

        var verdict = count > own.FieldCount ? "this reader is older and cannot tell what has changed"
            : count < own.FieldCount ? "the two contracts differ, for these are not its first fields"
            : "the two contracts differ, in a member or in one of a part";
        var remedy = directory is null
            ? "only a directory of contracts (ISchemaDirectory, which a hub has) could say whether one has grown from the other and which, and none was given"
            : "the directory of contracts does not know one of them as grown from the other";
        throw new MessageFormatException(
            own.Name,
            "_schema",
            BinaryFormat.FingerprintOffset,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the contract {own.Fingerprint:x16}/{own.FieldCount} or one that it has grown from; the sender's is {fingerprint:x16}/{count}: {verdict}; {remedy}"));
    }
}
