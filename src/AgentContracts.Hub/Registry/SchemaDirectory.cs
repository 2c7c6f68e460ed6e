using System.Collections.Concurrent;
using AgentContracts.Hub.Transport;

namespace AgentContracts.Hub.Registry;

/// <summary>The contracts that others have, looked up in the registry when a message of theirs comes for the first time.</summary>
internal sealed class SchemaDirectory(ITransport transport) : ISchemaDirectory
{
    /// <summary>Bounded: a stranger may make up as many fingerprints as it likes.</summary>
    private const int MaxSchemas = 4096;

    /// <summary>How long one that the registry did not have is not asked for again.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Message, ulong Fingerprint), (ContractSchema? Schema, DateTimeOffset AskedAt)> _known = new();

    /// <inheritdoc/>
    public bool IsExtension(string message, ulong fingerprint, ulong from) =>
        _known.TryGetValue((message, fingerprint), out var known) && known.Schema is { } schema && (from == fingerprint || schema.Prefixes.Contains(from));

    /// <summary>Whether nothing has to be looked up to read a message.</summary>
    /// <param name="own">This build's contract of it.</param>
    /// <param name="fingerprint">The sender's; 0 where it says none.</param>
    /// <param name="fields">How many fields that has.</param>
    public bool Knows(MessageInfo own, ulong fingerprint, int fields) =>
        fingerprint == 0
        || fingerprint == own.Fingerprint
        || (fields < own.Prefixes.Length && own.Prefixes[fields] == fingerprint)
        || (_known.TryGetValue((own.Name, fingerprint), out var known) && (known.Schema is not null || transport.Clock.GetUtcNow() - known.AskedAt < AskAgainAfter));

    /// <summary>Looks a contract up.</summary>
    public async ValueTask LearnAsync(string message, ulong fingerprint, CancellationToken cancellationToken)
    {
        var asked = transport.Clock.GetUtcNow();
        var schema = await transport.Registry.FindSchemaAsync(message, fingerprint, cancellationToken).ConfigureAwait(false);
        if (_known.Count >= MaxSchemas)
        {
            // What nobody has ever registered is asked for again; what somebody has must find a place.
            foreach (var unknown in _known.Where(static known => known.Value.Schema is null))
            {
                _known.TryRemove(unknown);
            }
        }

        if (_known.Count < MaxSchemas)
        {
            _known[(message, fingerprint)] = (schema, asked);
        }
    }
}
